using System.Collections.Immutable;
using HwSim.Core.Results;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>
/// A run as blocks side by side: as wide as an operation lasts, as high as the matrix engine is used. Operations that are too
/// short to see are joined with their neighbours, so that a run of any length has a bounded number of blocks.
/// </summary>
internal static class Skyline
{
    private const int MostBlocks = 800;

    /// <summary>One block.</summary>
    /// <param name="Start">Seconds from the start of the run.</param>
    /// <param name="Operations">In the order of the run.</param>
    public sealed record Block(double Start, ImmutableArray<OperationResult> Operations)
    {
        public double Seconds { get; } = Operations.Sum(o => o.Seconds ?? 0);

        /// <summary>The mean over time of the members' utilization.</summary>
        public double Utilization => Mean(o => o.Utilization) ?? 0;

        /// <summary>The mean over time of the members' mapping efficiency; null where no member is mapped on the array.</summary>
        public double? MappingEfficiency => Mean(o => o.MappingEfficiency);

        /// <summary>What binds for the longest time.</summary>
        public string BoundBy => Operations.GroupBy(o => o.BoundBy ?? "unknown").MaxBy(g => g.Sum(o => o.Seconds ?? 0))!.Key;

        private double? Mean(Func<OperationResult, double?> figure)
        {
            if (Operations.All(o => figure(o) is null))
            {
                return null;
            }

            return Seconds > 0 ? Operations.Sum(o => (figure(o) ?? 0) * (o.Seconds ?? 0)) / Seconds : Operations.Average(o => figure(o) ?? 0);
        }
    }

    public static IEnumerable<Block> Of(IEnumerable<OperationResult> operations)
    {
        ImmutableArray<OperationResult> feasible = [.. operations.Where(o => o.IsFeasible())];
        double total = feasible.Sum(o => o.Seconds ?? 0);
        double least = total / MostBlocks;
        double start = 0;
        double width = 0;
        List<OperationResult> waiting = [];
        foreach (OperationResult operation in feasible)
        {
            waiting.Add(operation);
            width += operation.Seconds ?? 0;
            if (width >= least)
            {
                yield return new Block(start, [.. waiting]);
                start += width;
                width = 0;
                waiting.Clear();
            }
        }

        if (waiting.Count > 0)
        {
            yield return new Block(start, [.. waiting]);
        }
    }
}
