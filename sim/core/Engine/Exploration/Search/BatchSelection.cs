namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>Chooses from predicted points those that together may add most hypervolume to the known ones.</summary>
internal sealed class BatchSelection
{
    /// <summary>How far beyond the worst point of the front volumes are measured, as a share of its extent.</summary>
    private const double NearMargin = 0.5;

    private const double LeastMargin = 1e-3;

    /// <summary>How many deviations better than expected a point may come out, at most.</summary>
    private const double MostOptimism = 8;

    private readonly List<double[]> front;
    private readonly double[] reference;

    private BatchSelection(IEnumerable<double[]> front, double[] reference)
    {
        this.front = [.. front];
        this.reference = reference;
    }

    /// <summary>The points to cost, the most promising first; fewer where no others promise anything.</summary>
    /// <param name="candidates">What can be chosen.</param>
    /// <param name="feasible">The costs of the feasible points.</param>
    /// <param name="farReference">True to measure volumes from the worst feasible point, which favours the ends of the front, and false to measure from close to the front.</param>
    /// <param name="size">How many to choose.</param>
    public static IEnumerable<Prediction> Of(Prediction[] candidates, double[][] feasible, bool farReference, int size)
    {
        if (feasible.Length == 0)
        {
            return candidates.OrderByDescending(c => c.Feasible).Take(size);
        }

        double[][] front = FrontOf(feasible);
        double[] reference = [.. front[0].Select((_, i) =>
        {
            double worst = front.Max(f => f[i]);
            double near = worst + Math.Max(LeastMargin, NearMargin * (worst - front.Min(f => f[i])));
            return farReference ? Math.Max(near, feasible.Max(f => f[i])) : near;
        })];
        return new BatchSelection(front, reference).Choose(candidates, size);
    }

    /// <summary>Where not enough points promise a gain at one deviation, the others are looked at with twice the optimism.</summary>
    private List<Prediction> Choose(Prediction[] candidates, int size)
    {
        List<Prediction> chosen = [];
        HashSet<long> taken = [];
        for (double optimism = 1; optimism <= MostOptimism && chosen.Count < size; optimism *= 2)
        {
            PriorityQueue<int, (double, int)> queue = new();
            for (int i = 0; i < candidates.Length; i++)
            {
                double gain = taken.Contains(candidates[i].Number) ? 0 : GainOf(candidates[i], optimism);
                if (gain > 0)
                {
                    queue.Enqueue(i, (-gain, i));
                }
            }

            // What is chosen only lessens the gain of others: the first whose gain still beats the next one's old gain is the best.
            while (chosen.Count < size && queue.TryDequeue(out int best, out _))
            {
                double gain = GainOf(candidates[best], optimism);
                if (gain > 0 && queue.TryPeek(out _, out (double Gain, int) next) && gain < -next.Gain)
                {
                    queue.Enqueue(best, (-gain, best));
                }
                else if (gain > 0)
                {
                    front.Add(Hoped(candidates[best], optimism));
                    chosen.Add(candidates[best]);
                    taken.Add(candidates[best].Number);
                }
            }
        }

        return chosen;
    }

    private double GainOf(Prediction candidate, double optimism)
    {
        double[] hoped = Hoped(candidate, optimism);
        return front.Exists(f => IsNowhereWorse(f, hoped))
            ? 0
            : candidate.Feasible * Hypervolume.Gain(hoped, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(front), reference);
    }

    private static double[] Hoped(Prediction candidate, double optimism) => [.. candidate.Costs.Select(c => c - (optimism * candidate.Deviation))];

    private static double[][] FrontOf(double[][] points)
    {
        List<double[]> front = [];
        foreach (double[] point in points)
        {
            if (!front.Exists(f => IsNowhereWorse(f, point)))
            {
                front.RemoveAll(f => IsNowhereWorse(point, f));
                front.Add(point);
            }
        }

        return [.. front];
    }

    private static bool IsNowhereWorse(double[] a, double[] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i])
            {
                return false;
            }
        }

        return true;
    }
}
