using System.Text.Json.Nodes;
using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>For each resource: the share of the time in which it binds, and in which it is busy.</summary>
internal static class BindingChart
{
    public static Chart Of(RunResult run)
    {
        double seconds = run.Operations.Sum(o => o.Seconds ?? 0);
        Dictionary<string, double> binds = run.Operations.Where(o => o.IsFeasible() && o.BoundBy is not null)
            .GroupBy(o => o.BoundBy!).ToDictionary(g => g.Key, g => g.Sum(o => o.Seconds ?? 0));
        PairedBars.Pair[] pairs = [.. Vocabulary.Ordered(binds.Keys.Concat(run.Totals.Busy.Keys))
            .Select(r => new PairedBars.Pair(r, Share(binds.GetValueOrDefault(r.Key)), Share(run.Totals.Busy.GetValueOrDefault(r.Key))))];
        JsonObject axis = new() { ["title"] = "Share of the time", ["format"] = ".0%", ["values"] = Spec.List([0, 0.25, 0.5, 0.75, 1]) };
        return new(
            "binding",
            "What binds",
            "Full colour: the resource decides how long an operation takes. Faint: it is busy, though something else may decide. Resources overlap, so the faint bars do not add up to 100 %.",
            $"For each resource its share of the time: {string.Join("; ", pairs.Select(p => $"{p.Term.Label} binds {p.Full.Figure}, busy {p.Faint.Figure}"))}.",
            [],
            PairedBars.Spec(pairs, "binds", "busy", axis, 1));

        PairedBars.Bar Share(double part) => new(seconds > 0 ? part / seconds : 0, Figure.Percent(seconds > 0 ? part / seconds : 0));
    }
}
