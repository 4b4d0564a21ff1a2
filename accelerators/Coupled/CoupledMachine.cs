using System.Collections.Immutable;
using HwSim.Accelerators.Coupled.Memory;
using HwSim.Accelerators.Coupled.Schedule;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Accelerators.Gpu;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled;

/// <summary>
/// A host with GPUs. Runs are scheduled as a whole (<see cref="Schedule"/>); a single operation by itself is one kernel, issued by the
/// host and run by the GPU.
/// </summary>
public sealed class CoupledMachine : IAccelerator, IRunScheduler
{
    private const string NoSuchLevel = "a coupled machine has the analytic and the event level only";

    private const string TooLong = "the operation needs counts beyond 64 bits";

    /// <summary>The longest run whose cycles are counted.</summary>
    private const double MostCycles = 1L << 60;

    private readonly CoupledSpec spec;
    private readonly GpuMachine gpu;
    private readonly Lazy<ImmutableArray<ConstantUse>> constants;

    public CoupledMachine(CoupledSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        this.spec = spec;
        gpu = new GpuMachine(spec.Gpu, ConstantsFile.Shipped.Global, [], []);
        constants = new Lazy<ImmutableArray<ConstantUse>>(() => [.. CoupledConstants.Of(spec)]);
    }

    /// <summary>The constants of the GPU model that this machine is computed with.</summary>
    public static GpuConstants Model => ConstantsFile.Shipped.Global;

    public HardwareSpec Spec => spec;

    /// <summary>The machine file as read.</summary>
    public CoupledSpec Coupled => spec;

    public ImmutableArray<Fidelity> Fidelities => [Fidelity.Analytic, Fidelity.Event];

    public ImmutableArray<PartEstimate> Parts => [];

    public string? EnergyTable => null;

    public ImmutableArray<ConstantUse> Constants => constants.Value;

    public ImmutableArray<Finding> Findings => CoupledConstants.Findings(spec);

    public bool FusesEpilogues => spec.Software.FusesEpilogues;

    public ImmutableArray<string> MissingEnergy => gpu.MissingEnergy;

    public Watts? Leakage => null;

    public Bytes StorageOf(Tensor tensor) => gpu.StorageOf(tensor);

    /// <summary>Eager kernels leave nothing on chip that is counted on.</summary>
    public bool CanKeepOnChip(Tensor ofmap, Operation reader) => false;

    public IEnumerable<string> Remedies(Symptom symptom, IReadOnlyList<OperationResult> worst) => [];

    public Plan PlanFor(Operation operation, Residency residency, Fidelity fidelity)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (fidelity is not (Fidelity.Analytic or Fidelity.Event))
        {
            return Plan.Infeasible(NoSuchLevel);
        }

        return spec.Host.Operator.Value.Value * operation.Repeat * spec.Clock.Value > MostCycles ? Plan.Infeasible(TooLong) : gpu.PlanFor(operation, residency, Fidelity.Analytic);
    }

    public Cost Execute(Operation operation, in Mapping mapping, Fidelity fidelity, ITrace trace)
    {
        if (fidelity is not (Fidelity.Analytic or Fidelity.Event))
        {
            throw new NotSupportedException(NoSuchLevel);
        }

        ArgumentNullException.ThrowIfNull(operation);
        Cost cost = gpu.Execute(operation, mapping, Fidelity.Analytic, trace);
        double issue = spec.Host.Operator.Value.Value * operation.Repeat;
        Cycles cycles = Cycles.Max(cost.Cycles, new Cycles((long)Math.Ceiling(issue * spec.Clock.Value)));
        double idle = cycles.At(spec.Clock).Value - cost.Time.Value;
        PerKey<TimeShare> shares = cost.Shares;
        shares[TimeShare.Launch] += Math.Max(0, idle);
        PerKey<Resource> busy = cost.Busy;
        cost.Cycles = cycles;
        cost.Time = cycles.At(spec.Clock);
        busy[Resource.Host] = Math.Min(cost.Time.Value, Math.Max(busy[Resource.Host], issue));
        cost.BoundBy = idle > 0 ? Resource.Host : cost.BoundBy;
        cost.Utilization = cost.Time.Value > 0 ? Math.Min(1, cost.Macs / (cost.Time.Value * spec.PeakMacsPerSecond)) : 0;
        cost.Shares = shares;
        cost.Busy = busy;
        return cost;
    }

    public RunSchedule Schedule(WorkloadGraph graph, Fidelity fidelity, ITrace trace)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(trace);
        if (TensorParallel.Shard(graph, spec.Gpus) is not { } part)
        {
            Plan reason = Plan.Infeasible(FormattableString.Invariant($"heads or columns cannot be divided evenly among {spec.Gpus} GPUs"));
            return new RunSchedule([.. graph.Operations.Select(_ => reason)], [.. graph.Operations.Select(_ => default(Cost))], CoupledCosts.NoLaunches);
        }

        StepProgram step = new(spec, Model);
        LaunchProgram program = new();
        step.Write(part, Placement.Device, program);
        CoupledCosts costs = new(spec, part, step, program);
        if (fidelity == Fidelity.Analytic)
        {
            return costs.Closed();
        }

        LaunchTimes times = new LaunchEngine(spec.Graph is null ? spec.QueueDepth.Value : double.PositiveInfinity).Run(program);
        LaunchTimeline.Tell(spec, program, times, trace);
        return costs.Of(times);
    }

    /// <summary>The kernels of a run in the order in which they are launched, equal names equal numbers.</summary>
    public ImmutableArray<int> KernelsOf(WorkloadGraph graph)
    {
        StepProgram step = new(spec, Model);
        LaunchProgram program = new();
        step.Write(TensorParallel.Shard(graph, spec.Gpus) ?? graph, Placement.Device, program);
        ImmutableArray<int>.Builder kernels = ImmutableArray.CreateBuilder<int>(program.Count);
        foreach (ref readonly Command command in program.Commands)
        {
            if (command.Queue == CommandQueue.Stream && !command.IsSynchronization)
            {
                kernels.Add(command.Name);
            }
        }

        return kernels.ToImmutable();
    }
}
