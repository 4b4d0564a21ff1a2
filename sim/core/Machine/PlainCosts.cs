using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Core.Machine;

/// <summary>Costs of a machine that shares nothing with others: every operation is planned and executed.</summary>
/// <param name="machine">The machine.</param>
/// <param name="fidelity">The level.</param>
/// <param name="shared">Counts what is done.</param>
public sealed class PlainCosts(IAccelerator machine, Fidelity fidelity, SharedWork shared) : IOperationCosts
{
    public Plan CostOf(int variant, Operation operation, Residency residency, out Cost cost)
    {
        shared.Count();
        Plan plan = machine.PlanFor(operation, residency, fidelity);
        cost = plan.IsFeasible ? machine.Execute(operation, plan.Mapping, fidelity, NoTrace.Instance) : default;
        return plan;
    }
}
