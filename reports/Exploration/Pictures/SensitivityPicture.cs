using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Markdown;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration.Pictures;

/// <summary>How much of the variation of each objective goes with each axis: what the axis explains alone, and on top of it what it explains with others.</summary>
internal static class SensitivityPicture
{
    private const int Width = 860;
    private const int Row = 24;
    private const int Labels = 230;
    private const int Top = 52;

    /// <summary>The picture; null where no shares are known.</summary>
    public static Svg? Of(StudyAnswers answers)
    {
        if (answers.Sensitivities.IsEmpty)
        {
            return null;
        }

        int[] axes = SensitivityWords.Axes(answers.Sensitivities);
        bool totals = answers.Sensitivities.Any(s => s.Axes.Any(a => a.Total is not null));
        Svg svg = new(Width, Top + (axes.Length * Row) + 30, $"Sensitivity of the objectives of {answers.Space.Study.Name} to its axes");
        svg.Cell(Labels, 9, 10, 10, Hue.Blue.Css, 1);
        svg.Text(Labels + 16, 18, "with the axis alone", "start");
        if (totals)
        {
            svg.Cell(Labels + 140, 9, 10, 10, Hue.Blue.Css, 0.35);
            svg.Text(Labels + 156, 18, "together with other axes", "start");
        }

        for (int i = 0; i < axes.Length; i++)
        {
            svg.Text(Labels - 10, Top + (i * Row) + 15, Printable.Cut(DesignWords.Axis(answers.Space, axes[i]), 35), "end", Svg.Ink);
        }

        double panel = (Width - Labels) / (double)answers.Sensitivities.Length;
        for (int s = 0; s < answers.Sensitivities.Length; s++)
        {
            Draw(svg, answers, answers.Sensitivities[s], axes, Labels + (s * panel), panel - 14);
        }

        return svg;
    }

    private static void Draw(Svg svg, StudyAnswers answers, Sensitivity sensitivity, int[] axes, double left, double width)
    {
        double scale = width - 34;
        svg.Heading(left, Top - 10, Printable.Cut(answers.Space.Study.Objectives[sensitivity.Objective].Text, (int)(width / 6.5)));
        double bottom = Top + (axes.Length * Row);
        foreach (double tick in new[] { 0, 0.5, 1 })
        {
            svg.Line([(left + (tick * scale), Top - 2), (left + (tick * scale), bottom)], Svg.Grid, 1);
            svg.Text(left + (tick * scale), bottom + 14, Figure.Percent(tick), "middle");
        }

        for (int i = 0; i < axes.Length; i++)
        {
            if (sensitivity.Axes.FirstOrDefault(a => a.Axis == axes[i]) is not { } share)
            {
                continue;
            }

            double y = Top + (i * Row) + 4;
            double all = Math.Max(share.First, share.Total ?? share.First);
            svg.Cell(left, y, all * scale, Row - 9, Hue.Blue.Css, 0.35, $"{Figure.Percent(share.Total)} in all");
            svg.Cell(left, y, share.First * scale, Row - 9, Hue.Blue.Css, 1, $"{Figure.Percent(share.First)} alone");
            svg.Text(left + (all * scale) + 5, y + 12, Figure.Percent(all), "start");
        }
    }
}
