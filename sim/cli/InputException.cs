using HwSim.Core.Config;

namespace HwSim.Cli;

/// <summary>Ends a verb because its input is wrong; carries everything that is wrong.</summary>
internal sealed class InputException(Diagnostics problems) : Exception("the input is wrong")
{
    public Diagnostics Problems { get; } = problems;

    /// <summary>Ends the verb if anything is wrong.</summary>
    public static void ThrowIfAny(Diagnostics problems)
    {
        if (!problems.IsEmpty)
        {
            throw new InputException(problems);
        }
    }
}
