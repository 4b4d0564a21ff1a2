using HwSim.Core.Config;

namespace HwSim.Cli;

/// <summary>Ends a verb because its input is wrong; carries everything that is wrong.</summary>
/// <param name="problems">What is wrong.</param>
/// <param name="note">What to say after the number of problems.</param>
internal sealed class InputException(Diagnostics problems, string note = "") : Exception("the input is wrong")
{
    public Diagnostics Problems { get; } = problems;

    public string Note { get; } = note;

    /// <summary>Ends the verb if anything is wrong.</summary>
    public static void ThrowIfAny(Diagnostics problems, string note = "")
    {
        if (!problems.IsEmpty)
        {
            throw new InputException(problems, note);
        }
    }
}
