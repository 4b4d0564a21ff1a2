using System.Collections.Immutable;
using HwSim.Core.Graph;

namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>The kernels of some operations.</summary>
/// <param name="Of">The operator's name in its source, or a pattern of operation names with <c>*</c> for any run of characters.</param>
/// <param name="Kernels">In the order in which they are launched; none where another operation's kernel does the work.</param>
public sealed record KernelRule(string Of, ImmutableArray<KernelEntry> Kernels)
{
    private readonly string[] pieces = Of.Split('*');

    /// <summary>True where the rule is about this operation.</summary>
    public bool Fits(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return pieces.Length == 1 ? operation.SourceType == Of : Matches(operation.Name);
    }

    private bool Matches(string name)
    {
        if (!name.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        int at = pieces[0].Length;
        for (int i = 1; i < pieces.Length - 1; i++)
        {
            int found = name.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + pieces[i].Length;
        }

        return name.Length >= at + pieces[^1].Length && name.EndsWith(pieces[^1], StringComparison.Ordinal);
    }
}
