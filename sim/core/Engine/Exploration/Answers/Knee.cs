using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>A balanced design: of a front, the point nearest to having the best of every objective at once.</summary>
internal static class Knee
{
    /// <summary>
    /// The point with the least Euclidean distance to the best values, each objective running from 0 at its best to 1 at its worst on the front, by
    /// logarithm where all its values are above zero. Of equals the first; null for an empty front.
    /// </summary>
    public static ParetoPoint? Of(ImmutableArray<ParetoPoint> front, ImmutableArray<Objective> objectives)
    {
        double[] distances = new double[front.Length];
        for (int o = 0; o < objectives.Length; o++)
        {
            double[] values = [.. front.Select(p => p.Objectives[o])];
            if (values.All(v => v > 0))
            {
                values = [.. values.Select(v => Math.Log(v))];
            }

            (double least, double most) = (values.DefaultIfEmpty(0).Min(), values.DefaultIfEmpty(0).Max());
            for (int i = 0; i < values.Length && most > least; i++)
            {
                double place = (values[i] - least) / (most - least);
                double loss = objectives[o].Maximize ? 1 - place : place;
                distances[i] += loss * loss;
            }
        }

        return front.IsEmpty ? null : front[Array.IndexOf(distances, distances.Min())];
    }
}
