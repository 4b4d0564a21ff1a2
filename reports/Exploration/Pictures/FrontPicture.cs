using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration.Pictures;

/// <summary>The designs of a study by its first two objectives: how dense they lie, the front in full, the balanced design and the baseline.</summary>
internal static class FrontPicture
{
    private const int Width = 860;
    private const int Columns = 3;
    private const double CellSize = 4;
    private const int MostScenarios = 9;

    /// <summary>Of larger fronts, designs evenly along the first objective; the line is always whole.</summary>
    private const int MostDots = 500;

    /// <summary>The picture; null where there are fewer than two objectives, or nothing counts.</summary>
    public static Svg? Of(StudyAnswers answers, PointTable points)
    {
        (int scenario, ScenarioAnswers of)[] shown = [.. answers.ByScenario.Select((s, i) => (i, s)).Where(p => p.s.Front.Length > 0).Take(MostScenarios)];
        if (answers.Space.Study.Objectives.Length < 2 || shown.Length == 0)
        {
            return null;
        }

        int columns = Math.Min(Columns, shown.Length);
        int rows = (shown.Length + columns - 1) / columns;
        double cell = (double)Width / columns;
        double height = columns == 1 ? 420 : 250;
        Quantity across = Quantity.Of(answers.Space.Study.Objectives[0]);
        Quantity up = Quantity.Of(answers.Space.Study.Objectives[1]);
        Svg svg = new(Width, (int)(rows * height) + 34, $"Designs of {answers.Space.Study.Name} by {across.Name} and {up.Name}, with the Pareto front");
        Legend(svg, answers, up);
        for (int i = 0; i < shown.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            double[] xs = points.Column(0, shown[i].scenario);
            double[] ys = points.Column(1, shown[i].scenario);
            if (Scale.Over(xs, WideFor(across)) is { } horizontal && Scale.Over(ys, WideFor(up)) is { } vertical)
            {
                Plane plane = new((column * cell) + 68, 34 + (row * height) + 22, cell - 68 - 16, height - 72, horizontal, vertical);
                svg.Heading(plane.Left, plane.Top - 8, shown[i].of.Name);
                plane.DrawAxes(svg, across, up);
                Cloud(svg, plane, xs, ys);
                Draw(svg, plane, answers, shown[i].of);
            }
        }

        return svg;
    }

    private static void Legend(Svg svg, StudyAnswers answers, Quantity up)
    {
        svg.Text(4, 20, $"{up.Name} ({up.Direction})", "start");
        double x = Math.Max(300, 30 + ((up.Name.Length + 18) * 6.1));
        svg.Cell(x, 11, 10, 10, Hue.Blue.Css, 0.35);
        svg.Text(x + 16, 20, "designs", "start");
        svg.Dot(x + 84, 16, 4, Hue.Vermillion.Css);
        svg.Text(x + 94, 20, $"on the front{(answers.Space.Study.Objectives.Length > 2 ? $" of all {answers.Space.Study.Objectives.Length} objectives" : "")}", "start");
        svg.Dot(x + 274, 16, 5.5, Hue.Yellow.Css);
        svg.Text(x + 286, 20, "balanced", "start");
        if (!answers.Space.Study.Baseline.IsEmpty)
        {
            Cross(svg, x + 360, 16);
            svg.Text(x + 372, 20, "baseline", "start");
        }
    }

    /// <summary>How many designs lie where, in cells that are the darker the more there are.</summary>
    private static void Cloud(Svg svg, Plane plane, double[] xs, double[] ys)
    {
        Dictionary<(int, int), int> counts = [];
        for (int i = 0; i < xs.Length; i++)
        {
            if (double.IsFinite(xs[i]) && double.IsFinite(ys[i]))
            {
                (int, int) at = ((int)((plane.X(xs[i]) - plane.Left) / CellSize), (int)((plane.Y(ys[i]) - plane.Top) / CellSize));
                counts[at] = counts.GetValueOrDefault(at) + 1;
            }
        }

        double most = counts.Values.DefaultIfEmpty(1).Max();
        foreach (((int column, int row), int count) in counts.OrderBy(c => c.Key))
        {
            svg.Cell(plane.Left + (column * CellSize), plane.Top + (row * CellSize), CellSize, CellSize, Hue.Blue.Css, 0.15 + (0.65 * Math.Log(1 + count) / Math.Log(1 + most)));
        }
    }

    private static void Draw(Svg svg, Plane plane, StudyAnswers answers, ScenarioAnswers scenario)
    {
        ParetoPoint[] line = Line(scenario, answers.Space.Study.Objectives[0], answers.Space.Study.Objectives[1]);
        svg.Line(Steps(line).Select(p => (plane.X(p.X), plane.Y(p.Y))), Hue.Vermillion.Css, 1.4);
        ParetoPoint[] front = [.. scenario.Front.OrderBy(p => p.Objectives[0]).ThenBy(p => p.Result.Number)];
        double radius = Math.Clamp(40 / Math.Sqrt(front.Length), 1.6, 3.6);
        foreach (ParetoPoint point in front.Length <= MostDots ? front : Enumerable.Range(0, MostDots).Select(i => front[(long)i * (front.Length - 1) / (MostDots - 1)]))
        {
            svg.Dot(plane.X(point.Objectives[0]), plane.Y(point.Objectives[1]), radius, Hue.Vermillion.Css, $"point {Figure.Whole(point.Result.Number)}: {DesignWords.Of(answers, point.Result.Number)}");
        }

        if (scenario.Knee is { } knee)
        {
            svg.Dot(plane.X(knee.Objectives[0]), plane.Y(knee.Objectives[1]), 5.5, Hue.Yellow.Css, $"balanced: point {Figure.Whole(knee.Result.Number)}: {DesignWords.Of(answers, knee.Result.Number)}");
        }

        if (scenario.BaselineValues.Length > 1 && Within(plane.Horizontal, scenario.BaselineValues[0]) && Within(plane.Vertical, scenario.BaselineValues[1]))
        {
            Cross(svg, plane.X(scenario.BaselineValues[0]), plane.Y(scenario.BaselineValues[1]));
        }
    }

    /// <summary>The points of the front that the first two objectives alone leave, in the order of the first.</summary>
    private static ParetoPoint[] Line(ScenarioAnswers scenario, Objective first, Objective second)
    {
        List<ParetoPoint> line = [];
        foreach (ParetoPoint point in scenario.Front.OrderBy(p => first.Maximize ? -p.Objectives[0] : p.Objectives[0]).ThenBy(p => second.Maximize ? -p.Objectives[1] : p.Objectives[1]))
        {
            if (line.Count == 0 || (second.Maximize ? point.Objectives[1] > line[^1].Objectives[1] : point.Objectives[1] < line[^1].Objectives[1]))
            {
                line.Add(point);
            }
        }

        return [.. line];
    }

    private static IEnumerable<(double X, double Y)> Steps(ParetoPoint[] line)
    {
        for (int i = 0; i < line.Length; i++)
        {
            if (i > 0)
            {
                yield return (line[i].Objectives[0], line[i - 1].Objectives[1]);
            }

            yield return (line[i].Objectives[0], line[i].Objectives[1]);
        }
    }

    private static void Cross(Svg svg, double x, double y)
    {
        svg.Line([(x - 5, y - 5), (x + 5, y + 5)], Svg.Ink, 2);
        svg.Line([(x - 5, y + 5), (x + 5, y - 5)], Svg.Ink, 2);
    }

    /// <summary>Ratios are compared by factors, so their scale is logarithmic sooner.</summary>
    private static double WideFor(Quantity quantity) => quantity.Kind == "×" ? 4 : Scale.Wide;

    private static bool Within(Scale scale, double value) => scale.Place(value) is >= 0 and <= 1;
}
