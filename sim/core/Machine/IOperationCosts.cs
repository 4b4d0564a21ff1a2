using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Core.Machine;

/// <summary>Costs operations of one workload on one machine, one after the other, for one worker.</summary>
public interface IOperationCosts
{
    /// <summary>Plans and costs an operation: the same, to the last bit, as <see cref="IAccelerator.PlanFor"/> and <see cref="IAccelerator.Execute"/>.</summary>
    /// <param name="variant">A number for what the operation is beside its name and what is on chip for it; equal ones cost the same.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="residency">What is on chip for it.</param>
    /// <param name="cost">What it costs; nothing where the plan is infeasible.</param>
    Plan CostOf(int variant, Operation operation, Residency residency, out Cost cost);
}
