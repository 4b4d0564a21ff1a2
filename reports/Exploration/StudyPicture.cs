using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Exploration.Pictures;
using HwSim.Reports.Markdown;
using HwSim.Reports.Page;

namespace HwSim.Reports.Exploration;

/// <summary>The static pictures of a study, each with the file name under which its Markdown looks for it.</summary>
/// <param name="File">The file name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Text">The SVG.</param>
/// <param name="Inline">The same for a page, in the colours of its theme.</param>
public sealed record StudyPicture(string File, string Title, string Text, Html Inline)
{
    /// <summary>All pictures that the answers have something for.</summary>
    public static IReadOnlyList<StudyPicture> Of(StudyAnswers answers, PointTable points)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(points);
        (string File, string Title, Svg? Picture)[] all =
        [
            ("front.svg", "Designs and Pareto front", FrontPicture.Of(answers, points)),
            ("best.svg", "The best designs along the axes that matter most", BestPicture.Of(answers)),
            ("sensitivity.svg", "What each objective depends on", SensitivityPicture.Of(answers)),
            ("profiles.svg", "One axis at a time", ProfilePicture.Of(answers)),
            ("binding.svg", "What binds where", MapPicture.Of(answers)),
        ];
        return [.. all.Where(p => p.Picture is not null).Select(p => new StudyPicture(p.File, p.Title, p.Picture!.ToString(), p.Picture.Inline()))];
    }
}
