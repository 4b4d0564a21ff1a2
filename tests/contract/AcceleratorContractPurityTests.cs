using System.Collections.Immutable;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Tests.Contract;

/// <summary>Planning and executing are pure: repeatable, thread-safe, and free of garbage where sweeps run.</summary>
public class AcceleratorContractPurityTests
{
    public static TheoryData<string> Machines => ContractMachine.Names;

    [Theory, MemberData(nameof(Machines))]
    public void The_same_question_gets_the_same_answer_from_any_thread(string name)
    {
        ContractCase[] first = [.. ContractCase.Of(ContractMachine.All[name].Build())];
        IAccelerator again = ContractMachine.All[name].Build();
        Violations violations = new();

        Cost[] parallel = new Cost[first.Length];
        Parallel.For(0, first.Length, i => parallel[i] = first[i].On(again)!.Cost);

        for (int i = 0; i < first.Length; i++)
        {
            ContractCase expected = first[i];
            violations.Check(parallel[i] == expected.Cost, () => $"{expected}: another answer");
        }

        violations.AssertNone();
    }

    [Theory, MemberData(nameof(Machines))]
    public void Executing_at_the_analytic_level_allocates_nothing(string name)
    {
        IAccelerator machine = ContractMachine.All[name].Build();
        Violations violations = new();
        foreach (ContractCase found in ContractCase.Of(machine, Fidelity.Analytic))
        {
            // The runtime itself allocates once in a while when it compiles a method anew; what an execution allocates comes every time.
            _ = Allocated(machine, found.Operation, found.Mapping, 50);
            long bytes = Enumerable.Range(0, 3).Min(_ => Allocated(machine, found.Operation, found.Mapping, 1000));
            violations.Check(bytes == 0, () => $"{found}: {bytes} bytes in 1000 calls");
        }

        violations.AssertNone();
    }

    [Theory, MemberData(nameof(Machines))]
    public void Splitting_a_workload_and_adding_up_gives_the_same_bytes(string name)
    {
        IAccelerator machine = ContractMachine.All[name].Build();
        ImmutableArray<Operation> operations = ContractOperations.All;
        foreach (Fidelity fidelity in machine.Fidelities)
        {
            PerKey<MemoryLevel> whole = Traffic(machine, operations, fidelity);
            PerKey<MemoryLevel> parts = Traffic(machine, operations[..7], fidelity) + Traffic(machine, operations[7..], fidelity);
            Assert.Equal(whole, parts);
        }
    }

    [Theory, MemberData(nameof(Machines))]
    public void Repeating_an_operation_moves_as_many_bytes_as_doing_it_again(string name)
    {
        IAccelerator machine = ContractMachine.All[name].Build();
        Violations violations = new();
        foreach (ContractCase repeated in ContractCase.Of(machine).Where(c => c.Operation.Repeat > 1))
        {
            ContractCase once = ContractCase.Find(machine, repeated.Operation with { Repeat = 1 }, repeated.Residency, repeated.Fidelity)!;
            violations.Check(repeated.DramBytes == repeated.Operation.Repeat * once.DramBytes, () => $"{repeated}: {repeated.DramBytes} bytes, once {once.DramBytes}");
        }

        violations.AssertNone();
    }

    [Theory, MemberData(nameof(Machines))]
    public void Counts_beyond_64_bits_are_a_reason_and_no_exception(string name)
    {
        IAccelerator machine = ContractMachine.All[name].Build();
        Violations violations = new();
        foreach (long extent in new[] { 1L << 15, 1L << 20, 1L << 25, 1L << 31 })
        {
            Operation[] large = [ContractOperations.Gemm("cube", extent, extent, extent), ContractOperations.Gemm("thin", extent, 1, extent), ContractOperations.Stream("stream", extent * extent)];
            foreach (Operation operation in large)
            {
                foreach (Fidelity fidelity in (Fidelity[])[Fidelity.Analytic, .. extent <= 1L << 15 ? [] : machine.Fidelities])
                {
                    Plan plan = machine.PlanFor(operation, Residency.None, fidelity);
                    bool costs = !plan.IsFeasible || fidelity != Fidelity.Analytic || machine.Execute(operation, plan.Mapping, fidelity, NoTrace.Instance).Cycles.Value > 0;
                    violations.Check(costs, () => $"{operation.Name} of {extent}");
                }
            }
        }

        violations.AssertNone();
    }

    [Theory, MemberData(nameof(Machines))]
    public void An_epilogue_that_uses_the_results_twice_reads_nothing_else(string name)
    {
        IAccelerator machine = ContractMachine.All[name].Build();
        Operation once = ContractOperations.WithEpilogue(ContractOperations.Gemm("square", 40, 50, 60), 1);
        Operation twice = ContractOperations.WithEpilogue(ContractOperations.Gemm("square", 40, 50, 60), 1, readsItselfTwice: true);
        foreach (Fidelity fidelity in machine.Fidelities)
        {
            Assert.Equal(ContractCase.Find(machine, once, default, fidelity)?.Cost, ContractCase.Find(machine, twice, default, fidelity)?.Cost);
        }
    }

    private static long Allocated(IAccelerator machine, Operation operation, in Mapping mapping, int calls)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++)
        {
            _ = machine.Execute(operation, mapping, Fidelity.Analytic, NoTrace.Instance);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Bytes at every level; the operations share no tensors, so nothing can stay on chip between them.</summary>
    private static PerKey<MemoryLevel> Traffic(IAccelerator machine, ImmutableArray<Operation> operations, Fidelity fidelity)
    {
        PerKey<MemoryLevel> sum = default;
        foreach (ExecutedOperation executed in GraphWalk.Run(new WorkloadGraph("part", operations, []), machine, fidelity, null))
        {
            sum = sum + executed.Cost.Read + executed.Cost.Written;
        }

        return sum;
    }
}
