using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Accelerators.Systolic;

/// <summary>What can be changed about a systolic machine or its workload against a symptom: nothing that is set already.</summary>
internal static class SystolicRemedies
{
    public static IEnumerable<string> Of(SystolicSpec spec, Symptom symptom, IReadOnlyList<OperationResult> worst) => symptom switch
    {
        Symptom.FillDrain => FillDrain(spec, worst),
        Symptom.MemoryStall => MemoryStall(spec, worst),
        Symptom.VectorWork => ["more vector.lanes"],
        _ => Unused(spec, worst),
    };

    private static IEnumerable<string> FillDrain(SystolicSpec spec, IReadOnlyList<OperationResult> worst)
    {
        if (!spec.Array.OverlapsFolds)
        {
            yield return "array.overlap_folds=true";
        }

        if (Packs(spec, worst))
        {
            yield return "array.pack_groups=true";
        }

        if (worst.Any(HasWeights))
        {
            yield return "a larger batch";
        }

        if (spec.Dataflow is not null)
        {
            yield return "array.dataflow=best";
        }
    }

    private static IEnumerable<string> MemoryStall(SystolicSpec spec, IReadOnlyList<OperationResult> worst)
    {
        if (!spec.Scratchpads.DoubleBuffered)
        {
            yield return "scratchpads.double_buffered=true";
        }

        if (!spec.KeepsOfmaps)
        {
            yield return "keep_ofmaps=true";
        }

        yield return "more dram.bandwidth";
        if (worst.Any(o => HasWeights(o) && o.N * (double)o.K > o.M * ((double)o.N + o.K)))
        {
            yield return "a larger batch, so that weights are used more often";
        }

        if (spec.Dataflow is not null)
        {
            yield return "array.dataflow=best";
        }

        yield return "larger scratchpads";
        yield return "narrower operands";
    }

    private static IEnumerable<string> Unused(SystolicSpec spec, IReadOnlyList<OperationResult> worst)
    {
        if (Packs(spec, worst))
        {
            yield return "array.pack_groups=true";
        }

        if (spec.Dataflow is not null)
        {
            yield return "array.dataflow=best";
        }

        yield return "another array shape";
    }

    /// <summary>A product with one filter for all rows, of which a larger batch brings more; heads and groups come with the batch themselves.</summary>
    private static bool HasWeights(OperationResult operation) => operation is { M: > 0, Count: 1 };

    private static bool Packs(SystolicSpec spec, IReadOnlyList<OperationResult> worst) =>
        !spec.PacksGroups && spec.Dataflow != Dataflow.OutputStationary && worst.Any(o => o.M > 0 && o.Count > 1);
}
