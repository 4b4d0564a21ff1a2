using System.Collections.Immutable;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Adds up what a workload costs on a machine, operation by operation in their order, so that sums equal those of a single run to the last bit.</summary>
internal static class PointTotals
{
    private static readonly ImmutableArray<string> Resources = [.. Enum.GetValues<Resource>().Select(OperationResults.Name)];

    /// <summary>The result of a point.</summary>
    /// <param name="point">The point: number, configuration, digest and level.</param>
    /// <param name="graph">The workload.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="area">Its area in mm²; null where a part has no figure.</param>
    /// <param name="costs">Costs of operations on it.</param>
    /// <param name="keepOperations">True to keep what every operation costs.</param>
    public static PointResult Of(PointResult point, PreparedGraph graph, IAccelerator machine, double? area, OperationTable costs, bool keepOperations)
    {
        RunSchedule? schedule = (machine as IRunScheduler)?.Schedule(graph.Graph, point.Fidelity, NoTrace.Instance);
        bool hasEnergy = machine.MissingEnergy.IsEmpty;
        ImmutableArray<Operation> operations = graph.Graph.Operations;
        ImmutableArray<PointOperation>.Builder? rows = keepOperations ? ImmutableArray.CreateBuilder<PointOperation>(operations.Length) : null;
        Cycles cycles = Cycles.Zero;
        double seconds = 0;
        double read = 0;
        double written = 0;
        long macs = 0;
        string? fault = null;
        PerKey<EnergyComponent> energy = default;
        PerKey<Resource> bound = default;
        bool stayed = false;
        for (int i = 0; i < operations.Length; i++)
        {
            Operation operation = operations[i];
            bool keeps = graph.Passed[i] is { } output && machine.CanKeepOnChip(output, operations[i + 1]);
            (Plan Plan, Cost Cost) scheduled = schedule is null ? default : (schedule.Plans[i], schedule.Costs[i]);
            ref readonly (Plan Plan, Cost Cost) known = ref schedule is null
                ? ref costs.CostOf(graph.Variants.Of(i, stayed, keeps), operation, graph.ResidencyOf(i, stayed, keeps))
                : ref scheduled;
            stayed = known.Plan.IsFeasible && keeps;
            rows?.Add(Row(operation, known.Plan, known.Cost, hasEnergy));
            if (!known.Plan.IsFeasible)
            {
                fault ??= $"{operation.Name}: {known.Plan.Reason}";
                continue;
            }

            cycles += known.Cost.Cycles;
            seconds += known.Cost.Time.Value;
            energy += known.Cost.Energy;
            read += known.Cost.Read[MemoryLevel.Dram];
            written += known.Cost.Written[MemoryLevel.Dram];
            macs += known.Cost.Macs;
            bound[known.Cost.BoundBy] += known.Cost.Time.Value;
        }

        PointResult whole = point with
        {
            Infeasible = fault,
            Macs = graph.Macs,
            AreaMm2 = area,
            LeakageWatts = machine.Leakage?.Value,
            Operations = rows?.MoveToImmutable() ?? [],
        };
        return fault is not null ? whole : whole with
        {
            Seconds = seconds,
            Cycles = cycles.Value,
            Energy = hasEnergy ? energy.Total : null,
            Utilization = seconds > 0 ? macs / (seconds * machine.Spec.PeakMacsPerSecond) : null,
            DramBytes = read + written,
            BoundBy = Resources[(int)bound.Largest],
        };
    }

    private static PointOperation Row(Operation operation, in Plan plan, in Cost cost, bool hasEnergy) => plan.IsFeasible
        ? new PointOperation(operation.Name, null, cost.Time.Value, cost.Cycles.Value, hasEnergy ? cost.Energy.Total : null, operation.Lowered is null ? null : cost.Utilization, Resources[(int)cost.BoundBy])
        : new PointOperation(operation.Name, plan.Reason, null, null, null, null, null);
}
