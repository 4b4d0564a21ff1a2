using System.Collections.Immutable;
using HwSim.Accelerators.Coupled.Kernels;
using HwSim.Accelerators.Coupled.Profile;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>The costs of operations in a scheduled run: by how much each moves the end of the run, and what its kernels do.</summary>
internal sealed class CoupledCosts(CoupledSpec spec, WorkloadGraph graph, StepProgram step, LaunchProgram program)
{
    private const double MostCycles = 1L << 60;

    /// <summary>The profile of a run that cannot be.</summary>
    public static LaunchProfile NoLaunches { get; } = new()
    {
        Kernels = 0,
        Copies = 0,
        Tklqt = 0,
        LaunchSeconds = 0,
        QueuingSeconds = 0,
        Latency = 0,
        KernelSeconds = 0,
        HostSeconds = 0,
        GpuIdle = 0,
        BoundBy = "",
        ByName = [],
    };

    /// <summary>Costs of a run by events.</summary>
    public RunSchedule Of(LaunchTimes times)
    {
        double[] ends = new double[graph.Operations.Length];
        for (int i = 0; i < program.Count; i++)
        {
            int owner = program.Commands[i].Operation;
            ends[owner] = Math.Max(ends[owner], times.Ended[i]);
        }

        return With(ends, LaunchProfiler.Of(spec, program, times));
    }

    /// <summary>Costs by the closed form.</summary>
    public RunSchedule Closed()
    {
        double[] ends = new double[graph.Operations.Length];
        ClosedForm closed = new();
        foreach (ref readonly Command command in program.Commands)
        {
            closed.Add(command);
            ends[command.Operation] = closed.End;
        }

        return With(ends, LaunchProfiler.Closed(spec, program, closed.End));
    }

    private RunSchedule With(double[] ends, LaunchProfile launches)
    {
        if (!(launches.Latency * spec.Clock.Value <= MostCycles))
        {
            Plan reason = Plan.Infeasible("the cycles of the run do not fit 64 bits");
            return new RunSchedule([.. ends.Select(_ => reason)], [.. ends.Select(_ => default(Cost))], NoLaunches);
        }

        Cost[] costs = new Cost[ends.Length];
        Cycles before = Cycles.Zero;
        double end = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            end = Math.Max(end, ends[i]);
            Cycles now = new(checked((long)Math.Ceiling(end * spec.Clock.Value)));
            costs[i].Cycles = now - before;
            costs[i].Time = (now - before).At(spec.Clock);
            before = now;
        }

        for (int i = 0; i < step.Kernels.Count; i++)
        {
            Add(ref costs[step.Owners[i]], step.Kernels[i]);
        }

        foreach (ref readonly Command command in program.Commands)
        {
            AddIssue(ref costs[command.Operation], command);
        }

        for (int i = 0; i < costs.Length; i++)
        {
            Settle(ref costs[i], graph.Operations[i]);
        }

        ImmutableArray<Plan> plans = [.. graph.Operations.Select((o, i) => step.Infeasible.TryGetValue(i, out string? reason) ? Plan.Infeasible(reason) : Plan.Feasible(default))];
        return new RunSchedule(plans, [.. costs.Select((c, i) => plans[i].IsFeasible ? c : default)], launches);
    }

    private void Add(ref Cost cost, in DeviceKernel kernel)
    {
        PerKey<MemoryLevel> read = cost.Read;
        PerKey<MemoryLevel> written = cost.Written;
        PerKey<Resource> busy = cost.Busy;
        read[MemoryLevel.Dram] += kernel.Read;
        written[MemoryLevel.Dram] += kernel.Written;
        busy[Resource.Dram] += (kernel.Read + kernel.Written) / spec.Gpu.DramRate;
        busy[Resource.Compute] += kernel.Compute;
        (cost.Read, cost.Written, cost.Busy) = (read, written, busy);
    }

    private static void AddIssue(ref Cost cost, in Command command)
    {
        PerKey<Resource> busy = cost.Busy;
        busy[Resource.Host] += command.Issue;
        busy[Resource.Scratchpad] += command.Queue == CommandQueue.Stream ? command.Seconds : 0;
        cost.Busy = busy;
    }

    /// <summary>Shares the time of an operation out: what its kernels leave over is waiting for the host.</summary>
    private void Settle(ref Cost cost, Operation operation)
    {
        double whole = cost.Time.Value;
        PerKey<Resource> busy = cost.Busy;
        double kernels = Math.Min(whole, busy[Resource.Scratchpad]);
        double memory = Math.Min(kernels, busy[Resource.Dram]);
        bool isVector = operation.Lowered is null;
        PerKey<TimeShare> shares = default;
        bool isMemoryBound = busy[Resource.Dram] >= busy[Resource.Compute];
        shares[TimeShare.Launch] = whole - kernels;
        shares[isMemoryBound ? TimeShare.MemoryStall : isVector ? TimeShare.Vector : TimeShare.Stream] = kernels;
        Resource engine = isVector ? Resource.Vector : Resource.Compute;
        double compute = Math.Min(whole, busy[Resource.Compute]);
        PerKey<Resource> capped = default;
        capped[engine] = compute;
        capped[Resource.Dram] = memory;
        capped[Resource.Host] = Math.Min(whole, busy[Resource.Host]);
        cost.BoundBy = whole - kernels > kernels ? Resource.Host : isMemoryBound ? Resource.Dram : engine;
        cost.Shares = shares;
        cost.Busy = capped;
        cost.Macs = operation.Macs;
        cost.Utilization = whole > 0 ? Math.Min(1, operation.Macs / (whole * spec.PeakMacsPerSecond)) : 0;
        cost.MappingEfficiency = kernels > 0 ? Math.Min(1, operation.Macs / (kernels * spec.PeakMacsPerSecond)) : 0;
    }
}
