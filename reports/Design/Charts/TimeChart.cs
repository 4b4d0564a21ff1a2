using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>Time of each operation, stacked by what it goes to.</summary>
internal static class TimeChart
{
    public static Chart Of(RunResult run)
    {
        OperationGroups groups = OperationGroups.Of(run.Operations, g => g.Seconds);
        StackedRows.Row[] rows = [.. groups.Rows.Select(g => new StackedRows.Row(g.Label, GroupWords.Detail(g), g.Sum(o => o.TimeShares)))];
        return new(
            "time",
            "Time per operation",
            GroupWords.Lead(groups, "time"),
            $"Stacked bars of time for {Summary.Few(rows.Length, "row")}; the table of operations has every figure.",
            Vocabulary.Ordered(rows.SelectMany(r => r.Parts.Keys)),
            StackedRows.Spec(rows, "Time", "s", Figure.Seconds, step: rows.Length > 30 ? 15 : 20));
    }
}
