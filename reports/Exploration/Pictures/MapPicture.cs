using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration.Pictures;

/// <summary>What binds most of the designs over the two axes that matter most, one map for each scenario.</summary>
internal static class MapPicture
{
    private const int Width = 860;
    private const int Columns = 3;
    private const int MostScenarios = 9;
    private const int Labels = 116;
    private const int Row = 20;

    /// <summary>The picture; null where no axis varies.</summary>
    public static Svg? Of(StudyAnswers answers)
    {
        ScenarioAnswers[] shown = [.. answers.ByScenario.Where(s => s.Map is not null && s.Points > 0).Take(MostScenarios)];
        if (shown.Length == 0)
        {
            return null;
        }

        BindingMap first = shown[0].Map!;
        int columns = Math.Min(shown.Length, Columns);
        double panel = (Width - Labels) / (double)columns;
        double height = (first.Rows * Row) + 76;
        int rows = (shown.Length + columns - 1) / columns;
        Svg svg = new(Width, (int)(rows * height) + 26, $"What binds the designs of {answers.Space.Study.Name}");
        Legend(svg, shown);
        for (int i = 0; i < shown.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            Draw(svg, shown[i], Labels + (column * panel), 50 + (row * height), panel - 18, column == 0);
        }

        return svg;
    }

    private static void Legend(Svg svg, ScenarioAnswers[] shown)
    {
        double x = Labels;
        foreach (Term term in Vocabulary.Ordered(shown.SelectMany(s => s.BoundBy.Keys)))
        {
            svg.Cell(x, 9, 11, 11, term.Hue.Css, 1);
            svg.Text(x + 17, 18.5, $"bound by {term.Label}", "start");
            x += 96 + (term.Label.Length * 6.2);
        }

        if (shown.Any(s => s.Feasible < s.Points))
        {
            svg.Frame(x, 9.5, 10, 10, Svg.Muted, 1);
            svg.Text(x + 17, 18.5, "nothing counts; paler: what binds is mixed", "start");
        }
        else
        {
            svg.Text(x + 4, 18.5, "paler: what binds is mixed", "start");
        }
    }

    private static void Draw(Svg svg, ScenarioAnswers scenario, double left, double top, double width, bool labelled)
    {
        BindingMap map = scenario.Map!;
        double cell = width / map.First.Count;
        svg.Heading(left, top - 8, Printable.Cut(scenario.Name, (int)(width / 6.5)));
        for (int row = 0; row < map.Rows; row++)
        {
            if (labelled && map.Second is { } second)
            {
                svg.Text(left - 8, top + (row * Row) + 14, Printable.Cut(second.Labels[row], 17), "end", Svg.Ink);
            }

            for (int column = 0; column < map.First.Count; column++)
            {
                Draw(svg, map[column, row], left + (column * cell), top + (row * Row), cell);
            }
        }

        double bottom = top + (map.Rows * Row);
        int longest = map.First.Labels.Max(l => l.Length);
        int every = Math.Max(1, (int)Math.Ceiling(((longest * 6) + 8) / cell));
        for (int column = 0; column < map.First.Count; column += every)
        {
            svg.Text(left + ((column + 0.5) * cell), bottom + 14, Printable.Cut(map.First.Labels[column], (int)Math.Max(4, every * cell / 6)), "middle", Svg.Ink);
        }

        svg.Text(left + (width / 2), bottom + 30, map.First.Axis.Name, "middle");
        if (labelled && map.Second is { } axis)
        {
            svg.Text(left - 8, top - 8, Printable.Cut(axis.Axis.Name, 18), "end");
        }
    }

    private static void Draw(Svg svg, MapCell cell, double x, double y, double width)
    {
        if (cell.MostBoundBy is not { } bound)
        {
            svg.Frame(x + 0.5, y + 0.5, width - 2, Row - 2, Svg.Grid, 1);
            return;
        }

        double share = (double)cell.BoundBy[bound] / cell.Feasible;
        string mixed = string.Join(", ", cell.BoundBy.OrderByDescending(b => b.Value).Select(b => $"{Vocabulary.Of(b.Key).Label} {Figure.Percent((double)b.Value / cell.Feasible)}"));
        svg.Cell(x, y, width - 1, Row - 1, Vocabulary.Of(bound).Hue.Css, Math.Clamp((1.4 * share) - 0.4, 0.25, 1), $"{mixed}; {Figure.Whole(cell.Infeasible)} do not count");
    }
}
