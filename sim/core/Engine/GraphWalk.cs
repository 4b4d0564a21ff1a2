using System.Collections.Immutable;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Core.Engine;

/// <summary>Runs the operations of a workload one after the other on a machine and passes on-chip outputs from one to the next.</summary>
public static class GraphWalk
{
    /// <summary>Plans and executes every operation. An infeasible one is kept with its reason and takes no time.</summary>
    public static ImmutableArray<ExecutedOperation> Run(WorkloadGraph graph, IAccelerator accelerator, Fidelity fidelity, IRunTrace? trace)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        PreparedGraph prepared = new(graph);
        ImmutableArray<ExecutedOperation>.Builder executed = ImmutableArray.CreateBuilder<ExecutedOperation>(graph.Operations.Length);
        Cycles now = Cycles.Zero;
        bool stayed = false;
        for (int i = 0; i < graph.Operations.Length; i++)
        {
            Operation operation = graph.Operations[i];
            bool keeps = prepared.Passed[i] is { } output && accelerator.CanKeepOnChip(output, graph.Operations[i + 1]);
            Plan plan = accelerator.PlanFor(operation, prepared.ResidencyOf(i, stayed, keeps), fidelity);
            Cost cost = default;
            if (plan.IsFeasible)
            {
                trace?.BeginOperation(operation.Name, now);
                cost = accelerator.Execute(operation, plan.Mapping, fidelity, (ITrace?)trace ?? NoTrace.Instance);
                trace?.EndOperation(cost.Cycles);
                if (cost.Cycles.Value > long.MaxValue - now.Value)
                {
                    (plan, cost) = (Plan.Infeasible("the cycles of the run up to here do not fit 64 bits"), default);
                }

                now += cost.Cycles;
            }

            executed.Add(new ExecutedOperation(operation, plan, cost));
            stayed = plan.IsFeasible && keeps;
        }

        return executed.MoveToImmutable();
    }
}
