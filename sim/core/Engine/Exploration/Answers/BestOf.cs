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
            if (IsBetter(i, seen.Values, seen.Result.Number))
            {
                best[i] = new Best(i, [.. seen.Values], seen.Result);
            }
        }
    }

    /// <summary>Takes over what another one found.</summary>
    public void Add(BestOf other)
    {
        foreach (Best one in other.best.OfType<Best>())
        {
            if (IsBetter(one.Objective, one.Values.AsSpan(), one.Result.Number))
            {
                best[one.Objective] = one;
            }
        }
    }

    private bool IsBetter(int objective, ReadOnlySpan<double> values, long number)
    {
        if (double.IsNaN(values[objective]))
        {
            return false;
        }

        if (best[objective] is not { } before)
        {
            return true;
        }

        int order = Best.Compare(values[objective], before.Value, objectives[objective].Maximize);
        for (int i = 0; order == 0 && i < values.Length; i++)
        {
            order = Best.Compare(values[i], before.Values[i], objectives[i].Maximize);
        }

        return order == 0 ? number < before.Result.Number : order < 0;
    }
}
