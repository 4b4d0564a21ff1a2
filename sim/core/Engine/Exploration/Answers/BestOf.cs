using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Keeps the best design by each objective, as results pass by.</summary>
internal sealed class BestOf(ImmutableArray<Objective> objectives)
{
    private readonly Best?[] best = new Best?[objectives.Length];

    /// <summary>One for each objective; null where no design has a value.</summary>
    public ImmutableArray<Best?> All => [.. best];

    public void Add(Observation seen)
    {
        for (int i = 0; i < best.Length; i++)
        {
            Add(i, seen.Values[i], seen.Result);
        }
    }

    /// <summary>Takes over what another one found.</summary>
    public void Add(BestOf other)
    {
        foreach (Best one in other.best.OfType<Best>())
        {
            Add(one.Objective, one.Value, one.Result);
        }
    }

    private void Add(int objective, double value, PointResult result)
    {
        Best? before = best[objective];
        if (Best.IsBetter(value, result.Number, before?.Value ?? double.NaN, before?.Result.Number ?? -1, objectives[objective].Maximize))
        {
            best[objective] = new Best(objective, value, result);
        }
    }
}
