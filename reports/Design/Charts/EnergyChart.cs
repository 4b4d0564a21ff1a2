using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>Dynamic energy of each operation, stacked by component.</summary>
internal static class EnergyChart
{
    public static Chart Of(RunResult run)
    {
        OperationGroups groups = OperationGroups.Of(run.Operations, g => g.Energy);
        StackedRows.Row[] rows = [.. groups.Rows.Select(g => new StackedRows.Row(g.Label, GroupWords.Detail(g), g.Sum(o => o.EnergyByComponent)))];
        return new(
            "energy-per-operation",
            "Energy per operation",
            GroupWords.Lead(groups, "energy"),
            $"Stacked bars of energy for {Summary.Few(rows.Length, "row")}; the table of operations has every figure.",
            Vocabulary.Ordered(rows.SelectMany(r => r.Parts.Keys)),
            StackedRows.Spec(rows, "Energy", "J", Figure.Joules, step: rows.Length > 30 ? 15 : 20));
    }
}
