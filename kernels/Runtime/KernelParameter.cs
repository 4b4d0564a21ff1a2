using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime;

/// <summary>A parameter of a kernel.</summary>
/// <param name="Name">Its name, as in measurement files.</param>
/// <param name="Description">What it is.</param>
/// <param name="Otherwise">Its value where a suite leaves it out; null where it must be given.</param>
/// <param name="Words">The words it can be; empty where it is a whole number.</param>
public sealed record KernelParameter(string Name, string Description, string? Otherwise, ImmutableArray<string> Words)
{
    /// <summary>A size that must be given.</summary>
    public static KernelParameter Size(string name, string description) => new(name, description, null, []);

    /// <summary>A size with a default.</summary>
    public static KernelParameter Size(string name, string description, long otherwise) => new(name, description, FormattableString.Invariant($"{otherwise}"), []);

    /// <summary>One of a few words; the first is the default.</summary>
    public static KernelParameter Choice(string name, string description, params ImmutableArray<string> words) => new(name, description, words[0], words);
}
