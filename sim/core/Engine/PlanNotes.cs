using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Mappings;

namespace HwSim.Core.Engine;

/// <summary>Says what plans had to change, once for all operations that it concerns.</summary>
internal static class PlanNotes
{
    public static IEnumerable<Finding> Findings(ImmutableArray<ExecutedOperation> executed)
    {
        foreach (IGrouping<PlanNote, ExecutedOperation> group in executed.Where(e => e.Plan.Note is not null).GroupBy(e => e.Plan.Note!.Value).OrderBy(g => g.Key))
        {
            ExecutedOperation first = group.First();
            string which = group.Count() == 1 ? $"'{first.Operation.Name}'" : FormattableString.Invariant($"{group.Count()} products ('{first.Operation.Name}' and others)");
            yield return group.Key switch
            {
                PlanNote.SparsityUnused => new Finding("sparsity-unused", FindingLevel.Warning, $"The weights of {which} are N:M sparse, but this machine cannot exploit it: they run and are stored dense."),
                _ => new Finding("narrowed", FindingLevel.Warning, $"The workload states wider operands for {which} than the machine has: they are taken as quantized to its width, and nothing is said about accuracy."),
            };
        }
    }
}
