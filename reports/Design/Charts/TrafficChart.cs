using System.Text.Json.Nodes;
using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>Bytes read and written at each memory level.</summary>
internal static class TrafficChart
{
    public static Chart Of(RunResult run)
    {
        double largest = run.Totals.BytesByLevel.Values.Select(t => Math.Max(t.Read, t.Written)).DefaultIfEmpty(0).Max();
        (double factor, string unit) = Figure.ByteStep(largest);
        PairedBars.Pair[] pairs = [.. Vocabulary.Ordered(run.Totals.BytesByLevel.Keys)
            .Select(l => new PairedBars.Pair(l, Bar(run.Totals.BytesByLevel[l.Key].Read), Bar(run.Totals.BytesByLevel[l.Key].Written)))];
        return new(
            "traffic",
            "Traffic per memory level",
            "Full colour: bytes read. Faint: bytes written. How far a level falls short of the one inside it is the reuse that it earns.",
            $"Bytes read and written: {string.Join("; ", pairs.Select(p => $"{p.Term.Label} {p.Full.Figure} and {p.Faint.Figure}"))}.",
            [],
            PairedBars.Spec(pairs, "read", "written", new JsonObject { ["title"] = $"Bytes ({unit})", ["tickCount"] = 5 }, largest > 0 ? largest / factor : 1));

        PairedBars.Bar Bar(double bytes) => new(bytes / factor, Figure.Bytes(bytes));
    }
}
