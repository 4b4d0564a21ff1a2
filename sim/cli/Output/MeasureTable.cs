using System.Globalization;
using HwSim.Kernels.Runtime;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>What was measured, for people.</summary>
internal static class MeasureTable
{
    private const int MostNodes = 15;

    public static void Print(string device, string source, IReadOnlyCollection<KernelMeasurement> measured, IReadOnlyCollection<ProfiledNode> nodes)
    {
        Table table = new Table().Title(Markup.Escape(device)).Border(TableBorder.Simple).AddColumns("kernel", "type", "sizes", "median us", "p10 to p90 us", "calls", "Gflop/s");
        foreach (KernelMeasurement m in measured)
        {
            string[] figures = m.Times is { } t
                ? [Text(t.Median), $"{Text(t.P10)} to {Text(t.P90)}", Text(t.Calls), m.Flops > 0 ? Text(m.Flops / t.Median / 1000) : ""]
                : [$"not run: {m.Fault}", "", "", ""];
            table.AddRow([.. new[] { m.Case.Kernel, m.Case.DataType, m.Case.Sizes }.Concat(figures).Select(Markup.Escape)]);
        }

        Terminal.Out.Write(table);
        if (nodes.Count > 0)
        {
            PrintNodes(nodes);
        }

        Terminal.WriteLine(source);
    }

    private static void PrintNodes(IReadOnlyCollection<ProfiledNode> nodes)
    {
        double whole = nodes.Sum(n => n.Microseconds);
        Table table = new Table().Title($"operators, {nodes.Count} nodes").Border(TableBorder.Simple).AddColumns("operator", "nodes", "us", "share");
        foreach (IGrouping<string, ProfiledNode> group in nodes.GroupBy(n => n.Operator).OrderByDescending(g => g.Sum(n => n.Microseconds)).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostNodes))
        {
            double sum = group.Sum(n => n.Microseconds);
            table.AddRow(Markup.Escape(group.Key), Text(group.Count()), Text(sum), string.Create(CultureInfo.InvariantCulture, $"{100 * sum / whole:F1} %"));
        }

        Terminal.Out.Write(table);
    }

    private static string Text(double value) => value.ToString(Math.Abs(value) < 100 ? "0.##" : "N0", CultureInfo.InvariantCulture);
}
