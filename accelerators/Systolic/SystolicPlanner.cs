using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>Chooses dataflow (where the machine leaves it open), loop order, chunk and packing of a product: the least time at the asked fidelity, then the least traffic.</summary>
internal static class SystolicPlanner
{
    /// <summary>The most steps that a candidate may take to be timed at the event level; beyond, where a pipeline's ends weigh nothing, the closed form decides.</summary>
    private const double MostTimedSteps = 1 << 20;

    private static readonly Dataflow[] All = [Dataflow.WeightStationary, Dataflow.OutputStationary, Dataflow.InputStationary];

    private static readonly Dataflow[][] Single = [.. Enum.GetValues<Dataflow>().Select(d => new[] { d })];

    /// <summary>The dataflows that a machine can choose from, in the order in which they are looked at.</summary>
    public static Dataflow[] ChoiceOf(Dataflow? wanted) => wanted is { } one ? Single[(int)one] : All;

    /// <summary>Plans a product.</summary>
    public static Plan PlanFor(Operation operation, in GemmShape shape, SystolicSpec spec, SystolicCore core, Residency residency, Fidelity fidelity)
    {
        if (IsEmpty(shape))
        {
            return Plan.Infeasible($"the product {shape} is empty");
        }

        try
        {
            return Best(operation, shape, spec, core, residency, fidelity);
        }
        catch (OverflowException)
        {
            return Plan.Infeasible($"the product {shape} needs counts beyond 64 bits");
        }
    }

    /// <summary>True where there is nothing to compute.</summary>
    public static bool IsEmpty(in GemmShape shape) => shape.M <= 0 || shape.N <= 0 || shape.K <= 0 || shape.Count <= 0;

    private static Plan Best(Operation operation, in GemmShape shape, SystolicSpec spec, SystolicCore core, Residency residency, Fidelity fidelity)
    {
        Span<Mapping> mappings = stackalloc Mapping[All.Length * Layouts.Most];
        int count = 0;
        foreach (Dataflow dataflow in ChoiceOf(spec.Dataflow))
        {
            count += Layouts.Of(operation, shape, core, dataflow, residency, mappings[count..]);
        }

        mappings = mappings[..count];
        return count == 0
            ? Plan.Infeasible($"the ofmap scratchpad ({core.Scratchpads.Ofmap}) cannot hold one row of {Math.Min(shape.N, core.Array.Columns)} partial sums of {core.Widths.Accumulator} bits")
            : fidelity == Fidelity.Analytic ? Plan.Feasible(mappings[LeastBound(operation, shape, spec.Dram, core, mappings)]) : Fastest(operation, shape, spec.Dram, core, fidelity, mappings);
    }

    private static int LeastBound(Operation operation, in GemmShape shape, DramPort dram, SystolicCore core, ReadOnlySpan<Mapping> mappings)
    {
        FastestLayout fastest = new(dram, core.Scratchpads.DoubleBuffered);
        int best = 0;
        for (int i = 0; i < mappings.Length; i++)
        {
            best = fastest.Look(Layout.Of(new ProductRun(operation, shape, core, mappings[i]))) ? i : best;
        }

        return best;
    }

    /// <summary>The mapping with the least time. They are timed in the order of a lower bound, so that none is timed that cannot be faster than one already seen.</summary>
    private static Plan Fastest(Operation operation, in GemmShape shape, DramPort dram, SystolicCore core, Fidelity fidelity, ReadOnlySpan<Mapping> mappings)
    {
        Span<Candidate> candidates = stackalloc Candidate[mappings.Length];
        for (int i = 0; i < mappings.Length; i++)
        {
            ProductRun run = new(operation, shape, core, mappings[i]);
            long bytes = checked((run.Fetched + run.OfmapWritten) * run.Times);
            candidates[i] = new Candidate(AnalyticBound.Floor(dram.Cycles(bytes), checked(run.ComputeCycles * run.Times), core.Scratchpads.DoubleBuffered), bytes, i);
        }

        candidates.Sort();
        Candidate? best = null;
        string? tooLong = null;
        foreach (Candidate candidate in candidates)
        {
            if (best is { } seen && candidate.Cycles > seen.Cycles)
            {
                break;
            }

            ProductRun run = new(operation, shape, core, mappings[candidate.Index]);
            if (EventLevel.TooLong(run, fidelity) is { } reason)
            {
                tooLong ??= reason;
                continue;
            }

            Candidate timed = candidates.Length == 1 ? candidate : candidate with { Cycles = Cycles(run, dram) };
            best = best is { } other && other.CompareTo(timed) <= 0 ? other : timed;
        }

        return best is { } found ? Plan.Feasible(mappings[found.Index]) : Plan.Infeasible(tooLong!);
    }

    private static long Cycles(in ProductRun run, DramPort dram) => EventLevel.Steps(run) <= MostTimedSteps
        ? EventLevel.Run(run, dram, NoTrace.Instance).Cycles
        : AnalyticBound.Of(PortWork.Of(run), checked(run.ComputeCycles * run.Times), dram, run.Core.Scratchpads.DoubleBuffered).Cycles;

    /// <summary>A mapping with its time and the bytes that cross to main memory; ordered by time, then bytes, then the order in which it came.</summary>
    private readonly record struct Candidate(long Cycles, long Crossing, int Index) : IComparable<Candidate>
    {
        public int CompareTo(Candidate other) => (Cycles, Crossing, Index).CompareTo((other.Cycles, other.Crossing, other.Index));
    }
}
