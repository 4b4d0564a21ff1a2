using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Core.Engine.Exploration;

/// <summary>The costs of a workload's operations on the machine at hand, each worked out when it is first asked for, and what machines share.</summary>
/// <param name="variants">How many operations differ.</param>
internal sealed class OperationTable(int variants)
{
    private readonly (Plan Plan, Cost Cost)[] costs = new (Plan, Cost)[variants];
    private readonly int[] ofMachine = new int[variants];
    private IOperationCosts? machine;
    private int machines;

    /// <summary>What machines share.</summary>
    public SharedWork Shared { get; } = new(variants);

    /// <summary>Goes to another machine.</summary>
    public void Begin(IAccelerator accelerator, Fidelity fidelity)
    {
        machine = accelerator.CostsAt(fidelity, Shared);
        if (machines == int.MaxValue)
        {
            Array.Clear(ofMachine);
            machines = 0;
        }

        machines++;
    }

    /// <summary>The plan and cost of an operation; the cost is nothing where the plan is infeasible.</summary>
    public ref readonly (Plan Plan, Cost Cost) CostOf(int variant, Operation operation, Residency residency)
    {
        ref (Plan Plan, Cost Cost) known = ref costs[variant];
        if (ofMachine[variant] != machines)
        {
            known.Plan = machine!.CostOf(variant, operation, residency, out known.Cost);
            ofMachine[variant] = machines;
        }

        return ref known;
    }
}
