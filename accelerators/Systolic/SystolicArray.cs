using System.Collections.Immutable;
using System.Globalization;
using HwSim.Accelerators.Systolic.Cycle;
using HwSim.Accelerators.Systolic.Event;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>
/// The systolic machine: matrix products on the array, everything else on the vector unit, three scratchpads, one main memory that all
/// streams share. <see cref="Fidelity.Analytic"/> is a lower bound in closed form; <see cref="Fidelity.Event"/> moves tiles and is never
/// faster; <see cref="Fidelity.Cycle"/> counts the compute cycles in the PEs themselves.
/// </summary>
public sealed class SystolicArray : IAccelerator
{
    /// <summary>The longest operation, so that the event level, which rounds every transfer up, still fits 64 bits.</summary>
    private const long MostCycles = 1L << 61;

    private static readonly ImmutableArray<Fidelity> Levels = [Fidelity.Analytic, Fidelity.Event, Fidelity.Cycle];

    private readonly SystolicSpec spec;
    private readonly SystolicCore core;
    private readonly SystolicCore[] composed;
    private readonly int mostParts;
    private readonly DramPort dram;
    private readonly EnergyRates? rates;
    private readonly Lazy<ImmutableArray<ConstantUse>> constants;

    public SystolicArray(SystolicSpec spec, SystolicParts? parts, string? energyTable, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings)
    {
        this.spec = spec;
        core = spec.Core;
        mostParts = Math.Max(core.PartsOf(core.Widths.Ifmap), core.PartsOf(core.Widths.Filter));
        composed = [.. Enumerable.Range(0, mostParts * mostParts).Select(i => core.Composed(1 + (i / mostParts), 1 + (i % mostParts)))];
        dram = spec.Dram;
        rates = parts is null ? null : EnergyRates.Of(parts, spec.CountsStaticPower ? StaticPower(spec, parts.All) : 0);
        Parts = parts?.All ?? [];
        EnergyTable = energyTable;
        this.constants = new Lazy<ImmutableArray<ConstantUse>>(() => [.. constants]);
        Findings = findings;
    }

    public HardwareSpec Spec => spec;

    public ImmutableArray<Fidelity> Fidelities => Levels;

    public ImmutableArray<PartEstimate> Parts { get; }

    public string? EnergyTable { get; }

    /// <summary>Written out when somebody asks: a sweep builds many machines and reads none of their constants.</summary>
    public ImmutableArray<ConstantUse> Constants => constants.Value;

    public ImmutableArray<Finding> Findings { get; }

    public bool FusesEpilogues => spec.VectorLanes > 0;

    public ImmutableArray<string> MissingEnergy => rates?.Missing ?? ["every part: the machine file names no energy_table and technology"];

    /// <summary>Leakage of the parts on the chip; null where one of them has no figure. Main memory's background power is not part of it.</summary>
    public Watts? Leakage
    {
        get
        {
            double sum = 0;
            foreach (PartEstimate part in Parts)
            {
                sum += part.AccessBits == 1 ? 0 : (part.Leakage?.Value ?? 0) * part.Count;
            }

            return Parts.IsEmpty ? null : new Watts(sum);
        }
    }

    public Bytes StorageOf(Tensor tensor) => core.Widths.StoredBytes(tensor);

    public bool CanKeepOnChip(Tensor ofmap, Operation reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        long bytes = StorageOf(ofmap).Value;
        ScratchpadSpec pads = spec.Scratchpads;
        bool isFilter = reader.Inputs.Length > 1 && ReferenceEquals(reader.Inputs[1], ofmap) && reader.Lowered is not null;
        return spec.KeepsOfmaps && bytes <= pads.Usable(pads.Ofmap) && bytes <= pads.Usable(isFilter ? pads.Filter : pads.Ifmap);
    }

    public IEnumerable<string> Remedies(Symptom symptom, IReadOnlyList<OperationResult> worst) => SystolicRemedies.Of(spec, symptom, worst);

    public Plan PlanFor(Operation operation, Residency residency, Fidelity fidelity)
    {
        try
        {
            return operation is VectorOperation vector ? PlanVector(vector, residency, fidelity) : PlanProduct(operation, residency, fidelity);
        }
        catch (OverflowException)
        {
            return Plan.Infeasible("the operation needs counts beyond 64 bits");
        }
    }

    /// <summary>A plan whose every count fits 64 bits: where that is not plain from the amount of work, all of them are tried out.</summary>
    private Plan Checked(in Plan plan, Operation operation, double work)
    {
        bool isPlain = work <= SystolicCore.MostUncheckedWork && dram.TicksPerByte <= DramPort.MostUncheckedTicks;
        return isPlain || !plan.IsFeasible || Execute(operation, plan.Mapping, Fidelity.Analytic, NoTrace.Instance).Cycles.Value <= MostCycles
            ? plan
            : throw new OverflowException();
    }

    private Plan PlanProduct(Operation operation, Residency residency, Fidelity fidelity)
    {
        if (operation.Lowered is not { } lowered)
        {
            return Plan.Infeasible($"a systolic array has no way to run {operation.Kind}");
        }

        SystolicCore seen = CoreFor(operation);
        Plan plan = SystolicPlanner.PlanFor(operation, core.Effective(operation, lowered), spec, seen, residency, fidelity);
        return !plan.IsFeasible
            ? plan
            : Checked(Plan.Feasible(plan.Mapping, core.NoteOn(operation, lowered)), operation, (double)lowered.M * lowered.N * lowered.K * lowered.Count);
    }

    public Cost Execute(Operation operation, in Mapping mapping, Fidelity fidelity, ITrace trace)
    {
        ScratchpadSpec pads = core.Scratchpads;
        if (operation is VectorOperation vector)
        {
            VectorWork moved = VectorWork.Of(vector, core.Widths, core.VectorLanes, mapping.Residency);
            (long vectorCycles, long vectorMemory) = fidelity == Fidelity.Analytic
                ? AnalyticBound.Of(PortWork.Of(moved, pads.Usable(pads.Ifmap)), moved.Cycles, dram, pads.DoubleBuffered)
                : EventLevel.Run(moved, dram, pads, trace);
            return SystolicCost.Of(moved, vectorCycles, vectorMemory, spec.Clock, rates);
        }

        ProductRun run = new(operation, core.Effective(operation, operation.Lowered!.Value), CoreFor(operation), mapping);
        long compute = checked(run.ComputeCycles * run.Times);
        (long cycles, long memory) = fidelity == Fidelity.Analytic ? AnalyticBound.Of(PortWork.Of(run), compute, dram, pads.DoubleBuffered) : EventLevel.Run(run, dram, trace);
        if (fidelity == Fidelity.Cycle)
        {
            long counted = checked((PeArray.CyclesOf(run) + run.EpilogueExcess) * run.Times);
            (cycles, compute) = (cycles + counted - compute, counted);
        }

        return SystolicCost.Of(new ProductWork(run), cycles, compute, memory, spec.Clock, rates);
    }

    public IOperationCosts CostsAt(Fidelity fidelity, SharedWork shared) => fidelity == Fidelity.Analytic && dram.TicksPerByte <= DramPort.MostUncheckedTicks
        ? new SystolicCosts(this, spec, core, rates, shared)
        : new PlainCosts(this, fidelity, shared);

    /// <summary>The array as an operation's operands see it.</summary>
    private SystolicCore CoreFor(Operation operation)
    {
        (int ifmapParts, int filterParts) = core.Parts(operation);
        return composed[((ifmapParts - 1) * mostParts) + filterParts - 1];
    }

    /// <summary>Watts that are there whatever runs: leakage of the parts on the chip and main memory's background.</summary>
    private static double StaticPower(SystolicSpec spec, ImmutableArray<PartEstimate> parts) =>
        parts.Sum(p => p.AccessBits == 1 ? 0 : (p.Leakage?.Value ?? 0) * p.Count) + (spec.DramBackground?.Value.Value ?? 0);

    private Plan PlanVector(VectorOperation operation, Residency residency, Fidelity fidelity)
    {
        if (spec.VectorLanes == 0 && operation.OperationsPerElement > 0)
        {
            return Plan.Infeasible($"{operation.Kind} needs a vector unit, and the machine has none");
        }

        VectorWork work = VectorWork.Of(operation, core.Widths, core.VectorLanes, residency);
        long steps = new VectorSchedule(work, core.Scratchpads.Usable(core.Scratchpads.Ifmap)).Steps;
        return fidelity != Fidelity.Analytic && steps > EventLevel.MostSteps
            ? Plan.Infeasible(string.Create(CultureInfo.InvariantCulture, $"the event level would take {(double)steps:G3} steps for this operation; use analytic"))
            : Checked(Plan.Feasible(new Mapping(default, default, 0, 1, residency)), operation, work.Touched);
    }
}
