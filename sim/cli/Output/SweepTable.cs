using System.Globalization;
using HwSim.Core.Engine.Exploration;
using HwSim.Reports.Exploration;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>What a sweep found, for people.</summary>
internal static class SweepTable
{
    private const int Shown = 20;
    private const int ShownReasons = 5;

    public static void Print(Study study, StudySummary summary, long newPoints, double seconds, string store, string? stoppedBy)
    {
        string rate = seconds > 0 && newPoints > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({newPoints / seconds:N0} a second)") : "";
        Terminal.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{study.Name}: {summary.Points:N0} points, {summary.Feasible:N0} feasible; {newPoints:N0} new in {seconds:F1} s{rate}; store {store}, digest {summary.Digest}"));
        if (summary.Screened > 0)
        {
            Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Screened:N0} results of lower levels chose them"));
        }

        if (Ending(stoppedBy) is { } ending)
        {
            Terminal.WriteLine(ending);
        }

        if (summary.Feasible == 0)
        {
            PrintWhyNot(summary);
        }

        if (study.Objectives.IsEmpty || summary.Feasible == 0)
        {
            return;
        }

        ParetoFront front = summary.Front;
        Table table = new Table().Title($"Pareto front, {front.Points.Length} points").Border(TableBorder.Simple).AddColumn("point").AddColumn("design");
        foreach (Objective objective in study.Objectives)
        {
            table.AddColumn(Markup.Escape($"{objective.Text} ({(objective.Maximize ? "max" : "min")})"));
        }

        foreach (ParetoPoint point in front.Points.OrderBy(p => study.Objectives[0].Maximize ? -p.Objectives[0] : p.Objectives[0]).Take(Shown))
        {
            string design = point.Result.Configuration.TrimEnd('\n').Replace("\n", ", ", StringComparison.Ordinal);
            table.AddRow([point.Result.Number.ToString(CultureInfo.InvariantCulture), Markup.Escape(design), .. point.Objectives.Select(o => o.ToString("G5", CultureInfo.InvariantCulture))]);
        }

        Terminal.Out.Write(table);
        foreach (string unknown in Headlines.Unknown(study, summary.Unknown, summary.Feasible))
        {
            Terminal.WriteLine(unknown);
        }

        if (front.Hypervolume is { } volume)
        {
            string reference = string.Join(", ", front.Reference.Select(r => r.ToString("G5", CultureInfo.InvariantCulture)));
            Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hypervolume {volume:G6} up to the worst feasible values ({reference})"));
        }
    }

    private static void PrintWhyNot(StudySummary summary)
    {
        Terminal.WriteLine(summary.Points == 0 ? "no point was costed" : string.Create(CultureInfo.InvariantCulture, $"none of the {summary.Points:N0} points is feasible:"));
        foreach ((string reason, long points) in summary.Reasons.Take(ShownReasons))
        {
            Terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {points,12:N0}  {reason}"));
        }
    }

    private static string? Ending(string? stoppedBy) => stoppedBy switch
    {
        "time" => "stopped by the time budget; the same command goes on",
        "points" => "stopped by the budget of points; a larger one goes on",
        "interrupt" => "interrupted; the same command goes on",
        _ => null,
    };
}
