namespace HwSim.Kernels.Runtime;

/// <summary>How kernels are run.</summary>
/// <param name="Threads">Threads within an operator; there is one between operators.</param>
/// <param name="Provider">What executes: <c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Repeats">The fewest timed calls.</param>
/// <param name="Window">Calls are repeated for at least this long.</param>
/// <param name="Longest">A case ends after this time, however few calls were made (but at least three).</param>
public sealed record RunSettings(int Threads, string Provider, int Repeats, TimeSpan Window, TimeSpan Longest)
{
    /// <summary>The providers that can be asked for.</summary>
    public static readonly string[] Providers = ["cpu", "cuda"];
}
