using System.Globalization;
using HwSim.Core.Results;
using HwSim.Core.Units;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>The short answer on the terminal.</summary>
internal static class RunSummary
{
    private const int Shown = 10;

    public static void Print(RunResult result, string? folder)
    {
        RunTotals totals = result.Totals;
        Terminal.WriteLine($"{result.Workload.Name} on {result.Machine.Name} ({result.Fidelity})");
        Table table = new Table().Border(TableBorder.Simple).AddColumns("total", "value");
        table.AddRow("time", totals.Seconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{new Seconds(seconds)} = {totals.Cycles:N0} cycles") : "none: an operation is infeasible");
        table.AddRow("MACs", totals.Macs.ToString("N0", CultureInfo.InvariantCulture));
        table.AddRow("utilization", totals.Utilization is { } u ? u.ToString("P1", CultureInfo.InvariantCulture) : "-");
        table.AddRow("bound by", totals.BoundBy ?? "-");
        table.AddRow("energy (dynamic)", totals.Energy is { } joules ? $"{new Joules(joules)} by {totals.EnergyTable}" : "no total: a part has no figure");
        table.AddRow("area", totals.AreaMm2 is { } area ? string.Create(CultureInfo.InvariantCulture, $"{area:G4} mm2") : "no total: a part has no figure");
        if (totals.BytesByLevel.TryGetValue("dram", out LevelTraffic? dram))
        {
            table.AddRow("main memory", $"{new Bytes((long)dram.Read)} read, {new Bytes((long)dram.Written)} written");
        }

        Terminal.Out.Write(table);
        if (result.Launches is { } launches)
        {
            LaunchTable.Print(launches);
        }

        PrintLongest(result);
        foreach (ResultFinding finding in result.Findings)
        {
            Terminal.WriteLine($"{finding.Level}: {finding.Message}");
        }

        if (folder is not null)
        {
            Terminal.WriteLine($"report: {Path.Combine(folder, RunFiles.Html)}");
        }
    }

    private static void PrintLongest(RunResult result)
    {
        Table table = new Table().Title("longest operations").Border(TableBorder.Simple).AddColumns("operation", "kind", "shape", "time", "share", "utilization", "bound by");
        foreach (OperationResult operation in result.Operations.Where(o => o.Seconds > 0).OrderByDescending(o => o.Seconds).Take(Shown))
        {
            table.AddRow(
                Markup.Escape(operation.Name),
                operation.Kind,
                operation.M > 0 ? string.Create(CultureInfo.InvariantCulture, $"{operation.M}x{operation.N}x{operation.K}{(operation.Count > 1 ? $" x{operation.Count}" : "")}") : "",
                new Seconds(operation.Seconds!.Value).ToString(),
                result.Totals.Seconds is { } all ? (operation.Seconds.Value / all).ToString("P1", CultureInfo.InvariantCulture) : "-",
                operation.Utilization is { } u ? u.ToString("P1", CultureInfo.InvariantCulture) : "-",
                operation.BoundBy ?? "-");
        }

        Terminal.Out.Write(table);
    }
}
