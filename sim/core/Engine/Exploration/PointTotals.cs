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

    /// <summary>The result of a point with its figures filled in.</summary>
    public static PointResult Of(PointResult point, PreparedGraph graph, Fidelity fidelity, EvaluationScratch scratch, bool keepOperations)
    {
        IAccelerator machine = scratch.Machine!;
        bool hasEnergy = machine.MissingEnergy.IsEmpty;
        scratch.ForgetCosts();
        ImmutableArray<PointOperation>.Builder? rows = keepOperations ? ImmutableArray.CreateBuilder<PointOperation>(graph.Graph.Operations.Length) : null;
        Cycles cycles = Cycles.Zero;
        double seconds = 0;
        double read = 0;
        double written = 0;
        long macs = 0;
        long asked = 0;
        string? fault = null;
        PerKey<EnergyComponent> energy = default;
        PerKey<Resource> bound = default;
        bool stayed = false;
        for (int i = 0; i < graph.Graph.Operations.Length; i++)
        {
            Operation operation = graph.Graph.Operations[i];
            bool keeps = graph.Passed[i] is { } output && machine.CanKeepOnChip(output, graph.Graph.Operations[i + 1]);
            Residency residency = graph.ResidencyOf(i, stayed, keeps);
            ref (Plan Plan, Cost Cost) known = ref scratch.CostOf(graph.Likeness[i], residency, out bool isNew);
            if (isNew)
            {
                known.Plan = machine.PlanFor(operation, residency, fidelity);
                known.Cost = known.Plan.IsFeasible ? machine.Execute(operation, known.Plan.Mapping, fidelity, NoTrace.Instance) : default;
            }

            asked += operation.Macs;
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
            PerKey<Resource> longest = bound;
            longest[known.Cost.BoundBy] += known.Cost.Time.Value;
            bound = longest;
        }

        PointResult whole = point with
        {
            Infeasible = fault,
            Macs = asked,
            AreaMm2 = scratch.MachineArea,
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
