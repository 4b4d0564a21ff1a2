using HwSim.Core.Results;
using HwSim.Reports.Page;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Sections;

/// <summary>The six figures that readers look for first; one that is missing says so.</summary>
internal static class Tiles
{
    private sealed record Tile(string Name, string? Value, string Note);

    public static Html Of(RunResult run) => Html.Of($"""
        <dl class="tiles">
        {All(run).Select(t => Html.Of($"""
            <div class="tile"><dt>{t.Name}</dt>{Value(t.Value)}<dd class="note">{t.Note}</dd></div>

            """))}</dl>

        """);

    // The number stands out from its unit.
    private static Html Value(string? value)
    {
        if (value is null)
        {
            return Html.Of($"""<dd class="value absent">no total</dd>""");
        }

        string[] parts = value.Split('\u00A0', 2);
        return parts.Length == 1
            ? Html.Of($"""<dd class="value">{value}</dd>""")
            : Html.Of($"""<dd class="value">{parts[0]}<span>&nbsp;{parts[1]}</span></dd>""");
    }

    private static IEnumerable<Tile> All(RunResult run)
    {
        RunTotals totals = run.Totals;
        int infeasible = run.Operations.Count(o => o.Infeasible is not null);
        string why = infeasible > 0 ? $"{Summary.Few(infeasible, "operation")} infeasible" : Summary.Missing(totals);
        bool known = totals.Seconds is not null;
        double? rate = totals.Seconds > 0 ? totals.Performed() / totals.Seconds : null;

        yield return new("Latency", known ? Figure.Seconds(totals.Seconds) : null, known ? $"{Figure.Whole(totals.Cycles)} cycles" : why);
        yield return new("Throughput", rate is null ? null : Figure.MacsPerSecond(rate), rate is null ? why : $"peak {Figure.MacsPerSecond(run.Machine.PeakMacsPerSecond)}; {Figure.Plain(1 / totals.Seconds)} runs/s");
        yield return new("Utilization", totals.Utilization is null ? null : Figure.Percent(totals.Utilization), totals.Utilization is null ? why : $"of {Figure.Whole((long)Math.Round(run.Machine.PeakMacsPerSecond / run.Machine.ClockHertz))} MAC/cycle");
        yield return new("Energy", totals.Energy is null ? null : Figure.Joules(totals.Energy), totals.Energy is null ? why : EnergyNote(totals));
        yield return new("Area", totals.AreaMm2 is null ? null : Figure.SquareMillimetres(totals.AreaMm2), totals.AreaMm2 is null ? AreaNote(totals) : $"{Summary.Few(totals.AreaByPart.Length, "kind")} of parts");
        yield return DramTile(totals, infeasible, why);
    }

    private static string EnergyNote(RunTotals totals)
    {
        string perMac = totals.Macs > 0 ? $"{Figure.Joules(totals.Energy / totals.Macs)}/MAC" : "";
        string table = totals.EnergyTable is { } name ? $"table {Printable.Cut(name, 40)}" : "";
        return string.Join("; ", new[] { perMac, table }.Where(s => s.Length > 0));
    }

    private static string AreaNote(RunTotals totals)
    {
        string[] without = [.. totals.AreaByPart.Where(p => p.Mm2 is null).Select(p => p.Part)];
        return without.Length == 0 ? "no area table" : $"no figure for {string.Join(", ", without)}";
    }

    private static Tile DramTile(RunTotals totals, int infeasible, string why)
    {
        if (!totals.BytesByLevel.TryGetValue("dram", out LevelTraffic? dram))
        {
            return new("DRAM traffic", null, why);
        }

        string rate = totals.Seconds > 0 ? $"; {Figure.BytesPerSecond((dram.Read + dram.Written) / totals.Seconds)} on average" : "";
        return new("DRAM traffic", Figure.Bytes(dram.Read + dram.Written), $"{(infeasible > 0 ? "only what runs: " : "")}read {Figure.Bytes(dram.Read)}, written {Figure.Bytes(dram.Written)}{rate}");
    }
}
