using System.Collections.Immutable;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Tests.Contract;

/// <summary>What machines of a sweep share changes nothing: not which machine found it out, nor how many there were in between.</summary>
public class AcceleratorContractSharingTests
{
    public static TheoryData<string> Models => [.. ContractModel.All.Keys];

    [Theory, MemberData(nameof(Models))]
    public void Costs_that_machines_share_are_those_of_each_by_itself(string model)
    {
        (Operation Operation, Residency Residency)[] variants = [.. ContractOperations.All.SelectMany(o => ContractOperations.Residencies.Select(r => (o, r)))];
        IAccelerator[] machines = [.. Machines(model)];
        Violations violations = new();
        foreach (Fidelity fidelity in new[] { Fidelity.Analytic, Fidelity.Event })
        {
            // Each machine also comes after all others; at the slow level a few of them have to do.
            SharedWork shared = new(variants.Length);
            IAccelerator[] some = [.. machines.Where((m, i) => m.Fidelities.Contains(fidelity) && (fidelity == Fidelity.Analytic || i % 5 == 0))];
            foreach (IAccelerator machine in some.Concat(some.Reverse()))
            {
                IOperationCosts costs = machine.CostsAt(fidelity, shared);
                for (int i = 0; i < variants.Length; i++)
                {
                    (Operation operation, Residency residency) = variants[i];
                    Plan plan = costs.CostOf(i, operation, residency, out Cost cost);
                    Plan alone = machine.PlanFor(operation, residency, fidelity);
                    bool same = plan == alone && cost == (alone.IsFeasible ? machine.Execute(operation, alone.Mapping, fidelity, NoTrace.Instance) : default);
                    violations.Check(same, () => $"{machine.Spec.Name}, {operation.Name}, {residency}, {fidelity}: {plan}, alone {alone}");
                }
            }
        }

        violations.AssertNone();
    }

    /// <summary>Every machine of the suite, each also with other bandwidths, clocks and widths, which share most of what they do.</summary>
    private static IEnumerable<IAccelerator> Machines(string model)
    {
        ContractModel keys = ContractModel.All[model];
        ImmutableArray<string[]> variations =
        [
            [], [keys.Bandwidth(new(3.7e9))], [keys.Bandwidth(new(200e9))], [keys.Clock(new(333e6))], keys.Width(4), keys.Width(16), [keys.Bandwidth(new(1e3))],
        ];
        return ContractMachine.All.Values.Where(m => m.Model == keys).SelectMany(m => variations.Where(v => Fits(m, v)).Select(v => m.Build(v)));
    }

    /// <summary>Widths of integers are not those of a float machine.</summary>
    private static bool Fits(ContractMachine machine, string[] variation)
    {
        Core.Config.Diagnostics problems = [];
        _ = Accelerators.Machines.Build(machine.File(variation), problems);
        return problems.IsEmpty;
    }
}
