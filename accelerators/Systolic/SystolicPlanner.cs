using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>Chooses dataflow (where the machine leaves it open), loop order, chunk and packing of a product: the least time at the asked fidelity, then the least traffic.</summary>
public static class SystolicPlanner
{
    /// <summary>The most steps that a candidate may take to be timed at the event level; beyond, where a pipeline's ends weigh nothing, the closed form decides.</summary>
    private const double MostTimedSteps = 1 << 20;

    private static ReadOnlySpan<Dataflow> All => [Dataflow.WeightStationary, Dataflow.OutputStationary, Dataflow.InputStationary];

    /// <summary>Plans a product.</summary>
    public static Plan PlanFor(Operation operation, in GemmShape shape, SystolicSpec spec, Residency residency, Fidelity fidelity)
    {
        if (shape.M <= 0 || shape.N <= 0 || shape.K <= 0 || shape.Count <= 0)
        {
            return Plan.Infeasible($"the product {shape} is empty");
        }

        try
        {
            return Best(operation, shape, spec, residency, fidelity);
        }
        catch (OverflowException)
        {
            return Plan.Infeasible($"the product {shape} needs counts beyond 64 bits");
        }
    }

    private static Plan Best(Operation operation, in GemmShape shape, SystolicSpec spec, Residency residency, Fidelity fidelity)
    {
        Span<Candidate> candidates = stackalloc Candidate[9];
        int count = 0;
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
                candidates[count++] = Estimate(new ProductRun(operation, shape, spec, mapping));
            }
        }

        if (count == 0)
        {
            return Plan.Infeasible($"the ofmap scratchpad ({spec.Scratchpads.Ofmap}) cannot hold one row of {Math.Min(shape.N, spec.Array.Columns)} partial sums of {spec.Widths.Accumulator} bits");
        }

        candidates = candidates[..count];
        candidates.Sort();
        return Fastest(operation, shape, spec, fidelity, candidates);
    }

    /// <summary>The candidate with the least time. They come in the order of their estimates, which are lower bounds, so that none is timed that cannot be faster than one already seen.</summary>
    private static Plan Fastest(Operation operation, in GemmShape shape, SystolicSpec spec, Fidelity fidelity, ReadOnlySpan<Candidate> candidates)
    {
        Candidate? best = null;
        string? tooLong = null;
        foreach (Candidate candidate in candidates)
        {
            if (best is { } seen && candidate.Cycles > seen.Cycles)
            {
                break;
            }

            ProductRun run = new(operation, shape, spec, candidate.Mapping);
            if (EventLevel.TooLong(run, fidelity) is { } reason)
            {
                tooLong ??= reason;
                continue;
            }

            Candidate timed = candidates.Length == 1 ? candidate : candidate with { Cycles = Cycles(run, fidelity) };
            best = best is { } other && other.CompareTo(timed) <= 0 ? other : timed;
        }

        return best is { } found ? Plan.Feasible(found.Mapping) : Plan.Infeasible(tooLong!);
    }

    private static long Cycles(in ProductRun run, Fidelity fidelity) => fidelity != Fidelity.Analytic && EventLevel.Steps(run) <= MostTimedSteps
        ? EventLevel.Run(run, NoTrace.Instance).Cycles
        : AnalyticBound.Of(run, checked(run.ComputeCycles * run.Times)).Cycles;

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
    private static Candidate Estimate(in ProductRun run)
    {
        long bytes = checked((run.Fetched + run.OfmapWritten) * run.Times);
        long compute = checked(run.ComputeCycles * run.Times);
        long transfer = run.Spec.Dram.Cycles(bytes);
        return new Candidate(run.Mapping, run.Spec.Scratchpads.DoubleBuffered ? Math.Max(compute, transfer) : checked(compute + transfer), bytes);
    }

    /// <summary>The most streamed rows whose partial sums fit the ofmap scratchpad; all of them output-stationary, where sums stay in the PEs and only pass through it a row at a time.</summary>
    private static long LongestChunk(in ArrayProblem problem, SystolicSpec spec)
    {
        long columns = Math.Min(problem.FaceColumns, spec.Array.Columns);
        long rows = spec.Scratchpads.Usable(spec.Scratchpads.Ofmap) * 8 / (columns * spec.Widths.Accumulator);
        return rows > 0 && problem.Dataflow == Dataflow.OutputStationary ? problem.Stream : Math.Min(problem.Stream, rows);
    }

    /// <summary>The most streamed rows that can wait in their scratchpad while all column folds use them.</summary>
    private static long ChunkThatFits(Operation operation, in GemmShape shape, in ArrayProblem problem, SystolicSpec spec)
    {
        Footprints footprints = Footprints.Of(shape, operation, spec, shape.Count);
        bool streamsIfmap = problem.Dataflow == Dataflow.WeightStationary;
        long bytes = streamsIfmap ? footprints.Ifmap : footprints.Filter;
        long room = streamsIfmap ? Math.Max(0, spec.Scratchpads.Usable(spec.Scratchpads.Ifmap) - footprints.Window) : spec.Scratchpads.Usable(spec.Scratchpads.Filter);
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

    /// <summary>A mapping with its time and the bytes that cross to main memory; ordered by time, then bytes.</summary>
    private readonly record struct Candidate(Mapping Mapping, long Cycles, long Crossing) : IComparable<Candidate>
    {
        public int CompareTo(Candidate other) => (Cycles, Crossing).CompareTo((other.Cycles, other.Crossing));
    }
}
