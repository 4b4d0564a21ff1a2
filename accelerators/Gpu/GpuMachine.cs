using System.Collections.Immutable;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Gpu;

/// <summary>A GPU: one kernel for each operation, one after the other in a stream.</summary>
public sealed class GpuMachine : IAccelerator
{
    /// <summary>The longest operation whose cycles are counted.</summary>
    private const double MostCycles = 1L << 60;

    private readonly GpuSpec spec;
    private readonly GpuConstants model;
    private readonly Lazy<ImmutableArray<ConstantUse>> constants;

    public GpuMachine(GpuSpec spec, GpuConstants model, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings)
    {
        this.spec = spec;
        this.model = model;
        this.constants = new Lazy<ImmutableArray<ConstantUse>>(() => [.. constants]);
        Findings = findings;
    }

    public HardwareSpec Spec => spec;

    public ImmutableArray<Fidelity> Fidelities => [Fidelity.Analytic];

    public ImmutableArray<PartEstimate> Parts => [];

    public string? EnergyTable => null;

    public ImmutableArray<ConstantUse> Constants => constants.Value;

    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Libraries and compilers add biases, activations and residuals to results before they are written.</summary>
    public bool FusesEpilogues => !spec.IsEager;

    public ImmutableArray<string> MissingEnergy => ["every part: vendors publish board power, not energy of parts"];

    public Watts? Leakage => null;

    public Bytes StorageOf(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return OperandBytes.Stored(tensor, tensor.Elements, spec.WidestBits);
    }

    /// <summary>An operand is read from L2 where it, and as much again for what streams past it, fits.</summary>
    public bool CanKeepOnChip(Tensor ofmap, Operation reader) => 2.0 * StorageOf(ofmap).Value <= spec.L2.Value * model[GpuConstant.L2Residency];

    public IEnumerable<string> Remedies(Symptom symptom, IReadOnlyList<OperationResult> worst) => [];

    public Plan PlanFor(Operation operation, Residency residency, Fidelity fidelity)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (fidelity != Fidelity.Analytic)
        {
            return Plan.Infeasible("a GPU has the analytic level only");
        }

        try
        {
            Mapping mapping = new(default, default, 0, 1, residency) { Tile = GpuRun.TileFor(operation, residency, spec, model) };
            GpuRun run = GpuRun.Of(operation, mapping, spec, model);
            return run.Time.Seconds * operation.Repeat * spec.Clock.Value <= MostCycles
                ? Plan.Feasible(mapping, run.Note)
                : Plan.Infeasible("the operation needs counts beyond 64 bits");
        }
        catch (OverflowException)
        {
            return Plan.Infeasible("the operation needs counts beyond 64 bits");
        }
    }

    public Cost Execute(Operation operation, in Mapping mapping, Fidelity fidelity, ITrace trace)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return fidelity == Fidelity.Analytic ? GpuRun.Of(operation, mapping, spec, model).Cost(operation, spec) : throw new NotSupportedException("a GPU has the analytic level only");
    }
}
