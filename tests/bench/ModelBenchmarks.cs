using BenchmarkDotNet.Attributes;
using HwSim.Accelerators.Systolic;
using HwSim.Accelerators.Systolic.Cycle;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;

namespace HwSim.Bench;

/// <summary>The three fidelities, one call each; the memory column of analytic must be empty.</summary>
[MemoryDiagnoser]
public class ModelBenchmarks
{
    private static readonly int[] Values = [.. Enumerable.Range(0, 256 * 256).Select(i => (i % 15) - 7)];

    [Benchmark(OperationsPerInvoke = 54)]
    public long Analytic() => All(Fidelity.Analytic);

    [Benchmark(OperationsPerInvoke = 54)]
    public long Event() => All(Fidelity.Event);

    [Benchmark]
    public long Plan()
    {
        long folds = 0;
        foreach (Operation operation in Subjects.Operations)
        {
            folds += Subjects.Machine.PlanFor(operation, Residency.None, Fidelity.Analytic).Mapping.Chunk;
        }

        return folds;
    }

    [Benchmark]
    public long Cycle() => PeArray.Multiply(
        new ArrayShape(128, 128, false), Values, Values, GemmShape.Of(256, 256, 256), Dataflow.WeightStationary, LoopOrder.ColumnsOuter, 256).Cycles;

    private static long All(Fidelity fidelity)
    {
        long cycles = 0;
        for (int i = 0; i < Subjects.Operations.Length; i++)
        {
            cycles += Subjects.Machine.Execute(Subjects.Operations[i], Subjects.Mappings[i], fidelity, NoTrace.Instance).Cycles.Value;
        }

        return cycles;
    }
}
