using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Exploration;

namespace HwSim.Cli.Output;

/// <summary>The files of a study's report.</summary>
internal static class StudyFiles
{
    public const string Html = "study.html";
    public const string Markdown = "study.md";
    public const string Csv = "points.csv";

    /// <summary>What the results of a study answer.</summary>
    public static StudyAnswers Answers(DesignSpace space, IEnumerable<PointResult> results)
    {
        StudyAnalysis analysis = new(space);
        foreach (PointResult result in results)
        {
            analysis.Add(result);
        }

        return analysis.Answer();
    }

    /// <summary>Writes all of them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="answers">What the study answers.</param>
    /// <param name="results">The same results once more.</param>
    /// <param name="source">Where they are from.</param>
    public static void Write(string folder, StudyAnswers answers, IEnumerable<PointResult> results, StudySource source)
    {
        PointTable points = new(answers);
        OutputFiles.Write(Path.Combine(folder, Csv), writer =>
        {
            using PointsCsv csv = new(writer, answers);
            foreach (PointResult result in results)
            {
                csv.Add(result);
                points.Add(result);
            }
        });
        IReadOnlyList<StudyPicture> pictures = StudyPicture.Of(answers, points);
        foreach (StudyPicture picture in pictures)
        {
            OutputFiles.Write(Path.Combine(folder, picture.File), picture.Text);
        }

        OutputFiles.Write(Path.Combine(folder, Markdown), StudyMarkdown.Text(answers, source, pictures.Select(p => (p.File, p.Title))));
        OutputFiles.Write(Path.Combine(folder, Html), StudyReport.Html(answers, points, source));
    }
}
