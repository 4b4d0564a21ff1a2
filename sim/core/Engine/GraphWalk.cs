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
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(accelerator);
        Dictionary<Tensor, int> uses = TensorUses.Count(graph);
        ImmutableArray<ExecutedOperation>.Builder executed = ImmutableArray.CreateBuilder<ExecutedOperation>(graph.Operations.Length);
        Cycles now = Cycles.Zero;
        Tensor? onChip = null;
        for (int i = 0; i < graph.Operations.Length; i++)
        {
            Operation operation = graph.Operations[i];
            Operation? next = i + 1 < graph.Operations.Length ? graph.Operations[i + 1] : null;
            Tensor? kept = Kept(operation, next, accelerator);
            Residency residency = new(InputsOnChip(operation, onChip), kept is not null && uses[kept] == 1);

            Plan plan = accelerator.PlanFor(operation, residency, fidelity);
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
            onChip = plan.IsFeasible ? kept : null;
        }

        return executed.MoveToImmutable();
    }

    /// <summary>The output that the next operation reads and that the machine can leave on chip.</summary>
    private static Tensor? Kept(Operation operation, Operation? next, IAccelerator accelerator) =>
        operation.Repeat == 1 && next is { Repeat: 1 } && operation.Outputs is [Tensor output] && next.Inputs.Contains(output) && accelerator.CanKeepOnChip(output, next)
            ? output
            : null;

    private static int InputsOnChip(Operation operation, Tensor? onChip)
    {
        int bits = 0;
        for (int i = 0; i < Math.Min(31, operation.Inputs.Length) && onChip is not null; i++)
        {
            bits |= ReferenceEquals(operation.Inputs[i], onChip) ? 1 << i : 0;
        }

        return bits;
    }
}
