using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration.Pictures;

/// <summary>How good the first objective gets along the axis that matters most, one line for each value of the second, all other axes at their best.</summary>
internal static class BestPicture
{
    private const int Width = 860;
    private const int Columns = 3;
    private const int MostScenarios = 9;
    private const int MostLines = 8;
    private const int Top = 50;

    /// <summary>Times and ratios are compared by factors, so their scale is logarithmic sooner than elsewhere.</summary>
    private const double Wide = 4;

    private static readonly Hue[] Hues = [Hue.Blue, Hue.Orange, Hue.Green, Hue.Vermillion, Hue.Purple, Hue.Sky, Hue.Olive, Hue.Grey];

    /// <summary>The picture; null where there is no objective, or no axis with more than one value.</summary>
    public static Svg? Of(StudyAnswers answers)
    {
        ScenarioAnswers[] shown = [.. answers.ByScenario.Where(s => s.Map is not null && s.Feasible > 0).Take(MostScenarios)];
        if (answers.Space.Study.Objectives.IsEmpty || shown.Length == 0)
        {
            return null;
        }

        Quantity quantity = Quantity.Of(answers.Space.Study.Objectives[0]);
        int columns = Math.Min(shown.Length, Columns);
        int rows = (shown.Length + columns - 1) / columns;
        double width = (double)Width / columns;
        double height = columns == 1 ? 340 : 230;
        Svg svg = new(Width, (int)(rows * height) + Top, $"The best {quantity.Name} of {answers.Space.Study.Name} over {shown[0].Map!.First.Axis.Name}");
        Legend(svg, shown[0].Map!, quantity);
        string across = Printable.Cut(DesignWords.Axis(answers.Space, answers.Space.Axes.IndexOf(shown[0].Map!.First.Axis)), (int)(width / 6.2));
        for (int i = 0; i < shown.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            Draw(svg, shown[i], quantity, across, new(column * width, Top + (row * height)), (width, height));
        }

        return svg;
    }

    private static void Legend(Svg svg, BindingMap map, Quantity quantity)
    {
        svg.Text(4, 20, $"best {quantity.Name} ({quantity.Direction})", "start");
        if (map.Second is not { } second)
        {
            return;
        }

        svg.Text(4, 40, $"{second.Axis.Name}:", "start");
        double x = 16 + ((second.Axis.Name.Length + 1) * 6.1);
        foreach (int line in Lines(second))
        {
            string label = second.Labels[line];
            svg.Line([(x, 36), (x + 16, 36)], Hues[Lines(second).IndexOf(line)].Css, 2.4);
            svg.Text(x + 21, 40, label, "start");
            x += 38 + (label.Length * 6.1);
        }
    }

    private static void Draw(Svg svg, ScenarioAnswers scenario, Quantity quantity, string across, (double Left, double Top) at, (double Width, double Height) size)
    {
        BindingMap map = scenario.Map!;
        List<int> lines = map.Second is { } second ? Lines(second) : [0];
        if (Scale.Over(lines.SelectMany(l => Enumerable.Range(0, map.First.Count).Select(c => map[c, l].Best[0])), Wide) is not { } vertical)
        {
            return;
        }

        Plane plane = new(at.Left + 68, at.Top + 22, size.Width - 68 - 16, size.Height - 72, new Scale(-0.5, map.First.Count - 0.5, false), vertical);
        svg.Heading(plane.Left, plane.Top - 8, scenario.Name);
        plane.DrawVertical(svg, quantity);
        DrawLabels(svg, plane, map.First, across);
        foreach (int line in lines)
        {
            string colour = Hues[lines.IndexOf(line)].Css;
            (double X, double Y)[] marks = [.. Enumerable.Range(0, map.First.Count).Where(c => double.IsFinite(map[c, line].Best[0])).Select(c => (plane.X(c), plane.Y(map[c, line].Best[0])))];
            svg.Line(marks, colour, 1.8);
            foreach ((double x, double y) in marks)
            {
                svg.Dot(x, y, 3, colour);
            }
        }
    }

    private static void DrawLabels(Svg svg, Plane plane, AxisGroups axis, string across)
    {
        double cell = plane.Width / axis.Count;
        int every = Math.Max(1, (int)Math.Ceiling(((axis.Labels.Max(l => l.Length) * 6) + 8) / cell));
        for (int column = 0; column < axis.Count; column += every)
        {
            svg.Text(plane.X(column), plane.Top + plane.Height + 15, Printable.Cut(axis.Labels[column], (int)Math.Max(4, every * cell / 6)), "middle");
        }

        svg.Text(plane.Left + (plane.Width / 2), plane.Top + plane.Height + 32, across, "middle");
    }

    /// <summary>The values that get a line: all, or of many some evenly spaced ones.</summary>
    private static List<int> Lines(AxisGroups axis) =>
        [.. Enumerable.Range(0, Math.Min(MostLines, axis.Count)).Select(i => axis.Count <= MostLines ? i : i * (axis.Count - 1) / (MostLines - 1))];
}
