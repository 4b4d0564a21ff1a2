using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>Chooses dataflow (where the machine leaves it open), loop order, chunk and packing of a product: the least time, then the least traffic.</summary>
public static class SystolicPlanner
{
    private static ReadOnlySpan<Dataflow> All => [Dataflow.WeightStationary, Dataflow.OutputStationary, Dataflow.InputStationary];

    /// <summary>Plans a product.</summary>
    public static Plan PlanFor(Operation operation, in GemmShape shape, SystolicSpec spec, Residency residency)
    {
        if (shape.M <= 0 || shape.N <= 0 || shape.K <= 0 || shape.Count <= 0)
        {
            return Plan.Infeasible($"the product {shape} is empty");
        }

        try
        {
            return Best(operation, shape, spec, residency);
        }
        catch (OverflowException)
        {
            return Plan.Infeasible($"the product {shape} needs counts beyond 64 bits");
        }
    }

    private static Plan Best(Operation operation, in GemmShape shape, SystolicSpec spec, Residency residency)
    {
        Mapping best = default;
        (long Cycles, long Bytes) least = (long.MaxValue, long.MaxValue);
        Span<(LoopOrder Order, long Chunk)> layouts = stackalloc (LoopOrder, long)[3];
        foreach (Dataflow dataflow in All)
        {
            if (spec.Dataflow is { } wanted && wanted != dataflow)
            {
                continue;
            }

            long packed = Packing(shape, spec, dataflow);
            ArrayProblem problem = ArrayProblem.Of(shape, dataflow, packed);
            foreach ((LoopOrder order, long chunk) in layouts[..Layouts(operation, shape, problem, spec, layouts)])
            {
                Mapping mapping = new(dataflow, order, chunk, packed, residency);
                ProductRun run = new(operation, shape, spec, mapping);
                (long Cycles, long Bytes) cost = Estimate(run);
                if (cost.CompareTo(least) < 0)
                {
                    cost.Cycles = AnalyticBound.Of(run, checked(run.ComputeCycles * run.Times)).Cycles;
                    (best, least) = cost.CompareTo(least) < 0 ? (mapping, cost) : (best, least);
                }
            }
        }

        return least.Cycles < long.MaxValue
            ? Plan.Feasible(best)
            : Plan.Infeasible($"the ofmap scratchpad ({spec.Scratchpads.Ofmap}) cannot hold one row of {Math.Min(shape.N, spec.Array.Columns)} partial sums of {spec.Widths.Accumulator} bits");
    }

    /// <summary>The loop orders and chunks worth looking at.</summary>
    /// <returns>How many; none where not even one row of partial sums fits.</returns>
    private static int Layouts(Operation operation, in GemmShape shape, in ArrayProblem problem, SystolicSpec spec, Span<(LoopOrder Order, long Chunk)> layouts)
    {
        long longest = LongestChunk(problem, spec);
        if (longest == 0)
        {
            return 0;
        }

        layouts[0] = (LoopOrder.ColumnsOuter, ArrayProblem.Even(problem.Stream, longest));
        layouts[1] = (LoopOrder.StreamOuter, layouts[0].Chunk);
        long fitting = problem.Dataflow == Dataflow.OutputStationary ? 0 : ChunkThatFits(operation, shape, problem, spec);
        layouts[2] = (LoopOrder.StreamOuter, fitting > 0 ? ArrayProblem.Even(problem.Stream, fitting) : 0);
        return fitting > 0 && fitting < longest ? 3 : 2;
    }

    /// <summary>Time and main-memory bytes of all products, fill and drain of the memory pipeline left out: never more than the bound, and quicker to tell.</summary>
    private static (long Cycles, long Bytes) Estimate(in ProductRun run)
    {
        long bytes = checked((run.Fetched + run.OfmapWritten) * run.Times);
        long compute = checked(run.ComputeCycles * run.Times);
        long transfer = run.Spec.Dram.Cycles(bytes);
        return (run.Spec.Scratchpads.DoubleBuffered ? Math.Max(compute, transfer) : checked(compute + transfer), bytes);
    }

    /// <summary>The most streamed rows whose partial sums fit the ofmap scratchpad; all of them output-stationary, where sums stay in the PEs.</summary>
    private static long LongestChunk(in ArrayProblem problem, SystolicSpec spec)
    {
        if (problem.Dataflow == Dataflow.OutputStationary)
        {
            return problem.Stream;
        }

        long columns = Math.Min(problem.FaceColumns, spec.Array.Columns);
        long room = spec.Scratchpads.Usable(spec.Scratchpads.Ofmap) * 8;
        return Math.Min(problem.Stream, room / (columns * spec.Widths.Accumulator));
    }

    /// <summary>The most streamed rows that can wait in their scratchpad while all column folds use them.</summary>
    private static long ChunkThatFits(Operation operation, in GemmShape shape, in ArrayProblem problem, SystolicSpec spec)
    {
        Footprints footprints = Footprints.Of(shape, operation, spec, 1);
        bool streamsIfmap = problem.Dataflow == Dataflow.WeightStationary;
        long bytes = ArrayProblem.CeilingDivide(streamsIfmap ? footprints.Ifmap : footprints.Filter, shape.Count);
        long room = spec.Scratchpads.Usable(streamsIfmap ? spec.Scratchpads.Ifmap : spec.Scratchpads.Filter);
        return bytes == 0 ? problem.Stream : (long)Int128.Min(problem.Stream, (Int128)room * problem.Stream / bytes);
    }

    /// <summary>How many products fit the array block-diagonally; 1 unless the machine packs groups and a stationary operand is one fold.</summary>
    private static long Packing(in GemmShape shape, SystolicSpec spec, Dataflow dataflow)
    {
        if (!spec.PacksGroups || dataflow == Dataflow.OutputStationary || shape.Count == 1)
        {
            return 1;
        }

        ArrayProblem one = ArrayProblem.Of(shape, dataflow, 1);
        long fitting = Math.Min(spec.Array.Rows / one.FaceRows, spec.Array.Columns / one.FaceColumns);
        return Math.Clamp(fitting, 1, shape.Count);
    }
}
