using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Counts, for each objective, the designs that count but have no value of it, so that none of them is on a front.</summary>
internal sealed class UnknownValues(int objectives)
{
    private readonly long[] counts = new long[objectives];

    /// <summary>How many there are of each objective.</summary>
    public ImmutableArray<long> Counts => [.. counts];

    /// <summary>Adds the values of a feasible design.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] += double.IsFinite(values[i]) ? 0 : 1;
        }
    }
}
