using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Tests.Contract;

/// <summary>One operation on one machine at one fidelity, with its cost.</summary>
internal sealed record ContractCase(IAccelerator Machine, Operation Operation, Residency Residency, Fidelity Fidelity, Mapping Mapping, Cost Cost)
{
    /// <summary>
    /// Every feasible case of a machine; an infeasible one must say why. At the analytic and event levels unless others are asked for:
    /// the cycle level is held to the event level's costs bit for bit, so what holds of these holds of it.
    /// </summary>
    public static IEnumerable<ContractCase> Of(IAccelerator machine, params Fidelity[] fidelities)
    {
        foreach (Operation operation in ContractOperations.All)
        {
            foreach (Residency residency in ContractOperations.Residencies)
            {
                foreach (Fidelity fidelity in fidelities.Length > 0 ? fidelities : [.. machine.Fidelities.Where(f => f != Fidelity.Cycle)])
                {
                    if (Find(machine, operation, residency, fidelity) is { } found)
                    {
                        yield return found;
                    }
                }
            }
        }
    }

    /// <summary>The case; null where it is infeasible.</summary>
    public static ContractCase? Find(IAccelerator machine, Operation operation, Residency residency, Fidelity fidelity)
    {
        Plan plan = machine.PlanFor(operation, residency, fidelity);
        if (!plan.IsFeasible)
        {
            Assert.False(string.IsNullOrWhiteSpace(plan.Reason), $"{operation.Name}: infeasible without a reason");
            return null;
        }

        return new ContractCase(machine, operation, residency, fidelity, plan.Mapping, machine.Execute(operation, plan.Mapping, fidelity, NoTrace.Instance));
    }

    /// <summary>The same operation on another machine; null where it is infeasible there.</summary>
    public ContractCase? On(IAccelerator other, Fidelity? fidelity = null) => Find(other, Operation, Residency, fidelity ?? Fidelity);

    /// <summary>The same mapping at another fidelity.</summary>
    public ContractCase At(Fidelity fidelity) => this with { Fidelity = fidelity, Cost = Machine.Execute(Operation, Mapping, fidelity, NoTrace.Instance) };

    public double DramBytes => Cost.Read[MemoryLevel.Dram] + Cost.Written[MemoryLevel.Dram];

    public override string ToString() => $"{Operation.Name}, {(Residency == Residency.None ? "nothing on chip" : Residency)}, {Fidelity}, {Mapping.Dataflow} {Mapping.Order} chunk {Mapping.Chunk}";
}
