using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration.Pictures;

/// <summary>How far the first objective moves where one axis at a time leaves a reference design, one panel for each scenario.</summary>
internal static class ProfilePicture
{
    private const int Width = 860;
    private const int Columns = 3;
    private const int MostScenarios = 9;
    private const int Row = 24;
    private const int Labels = 170;
    private const int Top = 28;
    private const double LabelRoom = 66;
    private const int LongestLabel = 10;

    private static readonly Quantity Ratio = new("ratio", "×", null);

    /// <summary>The picture; null where nothing is known, as for samples, or values are not all above zero.</summary>
    public static Svg? Of(StudyAnswers answers)
    {
        ScenarioAnswers[] shown = [.. answers.ByScenario.Where(s => s.Profiles.Any(p => p.Swing(0) is not null && p.Steps[p.Reference].Objectives[0] > 0)).Take(MostScenarios)];
        if (shown.Length == 0)
        {
            return null;
        }

        int[] axes = [.. SensitivityWords.Axes(answers.Sensitivities).Concat(shown[0].Profiles.Select(p => p.Axis)).Distinct()];
        int columns = Math.Min(Columns, shown.Length);
        int rows = (shown.Length + columns - 1) / columns;
        double panel = (Width - Labels) / (double)columns;
        double height = (axes.Length * Row) + 64;
        (double low, double high) = Ends(shown, panel - 20);
        Quantity quantity = Quantity.Of(answers.Space.Study.Objectives[0]);
        Svg svg = new(Width, (int)(rows * height) + Top, $"How far {quantity.Name} moves where one axis at a time leaves the reference design of {answers.Space.Study.Name}");
        svg.Text(4, 18, $"{quantity.Name}, as a ratio to the reference design ({quantity.Direction})", "start");
        for (int i = 0; i < shown.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            Frame frame = new(Labels + (column * panel), (row * height) + Top + 26, panel - 20, low, high);
            string reference = $"point {Figure.Whole(shown[i].ProfiledFrom)}";
            svg.Heading(frame.Left, frame.Top - 12, shown[i].Name.Length > 0 ? $"{shown[i].Name} ({reference})" : reference);
            Draw(svg, answers, shown[i], axes, frame, column == 0);
        }

        return svg;
    }

    private sealed record Frame(double Left, double Top, double Width, double Low, double High)
    {
        public double X(double ratio) => Left + (Width * Math.Log(ratio / Low) / Math.Log(High / Low));
    }

    private static void Draw(Svg svg, StudyAnswers answers, ScenarioAnswers scenario, int[] axes, Frame frame, bool labelled)
    {
        double bottom = frame.Top + (axes.Length * Row);
        foreach (double tick in new Scale(frame.Low, frame.High, true).Ticks((int)(frame.Width / 55)))
        {
            svg.Line([(frame.X(tick), frame.Top - 4), (frame.X(tick), bottom)], Svg.Grid, 1);
            svg.Text(frame.X(tick), bottom + 14, Ratio.Tick(tick), "middle");
        }

        for (int i = 0; i < axes.Length; i++)
        {
            double y = frame.Top + (i * Row);
            if (labelled)
            {
                svg.Text(Labels - 12, y + 14, Printable.Cut(answers.Space.Axes[axes[i]].Name, 27), "end", Svg.Ink);
            }

            if (scenario.Profiles.FirstOrDefault(p => p.Axis == axes[i]) is { } profile)
            {
                Bar(svg, profile, frame, y);
            }
        }

        svg.Line([(frame.X(1), frame.Top - 4), (frame.X(1), bottom)], Svg.Ink, 1.2);
    }

    private static void Bar(Svg svg, AxisProfile profile, Frame frame, double y)
    {
        double reference = profile.Steps[profile.Reference].Objectives[0];
        (double Ratio, string Value)[] steps = [.. profile.Steps.Where(s => s.Objectives[0] > 0).Select(s => (s.Objectives[0] / reference, s.Value))];
        if (!(reference > 0) || steps.Length == 0)
        {
            return;
        }

        (double Ratio, string Value) least = steps.MinBy(s => s.Ratio);
        (double Ratio, string Value) most = steps.MaxBy(s => s.Ratio);
        string hint = string.Join(", ", steps.Select(s => $"{s.Value}: {Figure.Ratio(s.Ratio)}"));
        svg.Cell(frame.X(least.Ratio), y + 3, Math.Max(1, frame.X(most.Ratio) - frame.X(least.Ratio)), Row - 8, Hue.Sky.Css, 0.8, hint);
        foreach ((double ratio, string _) in steps)
        {
            svg.Dot(frame.X(ratio), y + 3 + ((Row - 8) / 2.0), 2.2, Hue.Blue.Css);
        }

        if (most.Ratio > least.Ratio)
        {
            svg.Text(frame.X(least.Ratio) - 5, y + 15, Printable.Cut(least.Value, LongestLabel), "end");
            svg.Text(frame.X(most.Ratio) + 5, y + 15, Printable.Cut(most.Value, LongestLabel), "start");
        }
    }

    /// <summary>The ends of the scale: room for labels on both sides of the widest bar.</summary>
    private static (double Low, double High) Ends(ScenarioAnswers[] shown, double width)
    {
        double[] ratios = [.. shown.SelectMany(s => s.Profiles).SelectMany(p => p.Steps.Select(s => s.Objectives[0] / p.Steps[p.Reference].Objectives[0])).Where(r => double.IsFinite(r) && r > 0), 1];
        double span = Math.Max(Math.Log(1.05), Math.Log(ratios.Max() / ratios.Min()));
        double room = Math.Exp(span * LabelRoom / (width - (2 * LabelRoom)));
        return (ratios.Min() / room, ratios.Max() * room);
    }
}
