using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Cpu;

/// <summary>A processor that runs one operator after the other, each on all cores.</summary>
public sealed class CpuMachine : IAccelerator
{
    /// <summary>The longest operation whose cycles are counted.</summary>
    private const double MostCycles = 1L << 60;

    private readonly CpuSpec spec;
    private readonly Lazy<ImmutableArray<ConstantUse>> constants;

    public CpuMachine(CpuSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings)
    {
        this.spec = spec;
        this.constants = new Lazy<ImmutableArray<ConstantUse>>(() => [.. constants]);
        Findings = findings;
    }

    public HardwareSpec Spec => spec;

    public ImmutableArray<Fidelity> Fidelities => [Fidelity.Analytic];

    public ImmutableArray<PartEstimate> Parts => [];

    public string? EnergyTable => null;

    public ImmutableArray<ConstantUse> Constants => constants.Value;

    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The runtime fuses activations and additions into the products before them.</summary>
    public bool FusesEpilogues => true;

    public ImmutableArray<string> MissingEnergy => ["every part: vendors publish power of packages, not energy of parts"];

    public Watts? Leakage => null;

    public Bytes StorageOf(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return OperandBytes.Stored(tensor, tensor.Elements, spec.WidestBits);
    }

    /// <summary>What one operator writes and the next reads stays in the last-level cache where it, and as much again that streams past, fits.</summary>
    public bool CanKeepOnChip(Tensor ofmap, Operation reader) => 2 * StorageOf(ofmap).Value <= spec.L3.Value.Value;

    public IEnumerable<string> Remedies(Symptom symptom, IReadOnlyList<OperationResult> worst) => [];

    public Plan PlanFor(Operation operation, Residency residency, Fidelity fidelity)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (fidelity != Fidelity.Analytic)
        {
            return Plan.Infeasible("a CPU has the analytic level only");
        }

        try
        {
            CpuRun run = CpuRun.Of(operation, residency, spec);
            return run.Time.Seconds * operation.Repeat * spec.Clock.Value <= MostCycles
                ? Plan.Feasible(new Mapping(default, default, 0, 1, residency), run.Note)
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
        return fidelity == Fidelity.Analytic ? CpuRun.Of(operation, mapping.Residency, spec).Cost(operation, spec) : throw new NotSupportedException("a CPU has the analytic level only");
    }
}
