using HwSim.Core.Engine.Validation;
using HwSim.Reports.Validation;

namespace HwSim.Cli.Output;

/// <summary>The files of a validation's report.</summary>
internal static class ValidationFiles
{
    /// <summary>The page.</summary>
    public const string Html = "validation.html";

    /// <summary>Writes them all into a folder.</summary>
    public static void Write(string folder, ModelScores scores, string command)
    {
        OutputFiles.Write(Path.Combine(folder, Html), ValidationReport.Html(scores, command));
        OutputFiles.Write(Path.Combine(folder, "validation.md"), ValidationMarkdown.Of(scores));
        OutputFiles.Write(Path.Combine(folder, "result.json"), ValidationDocument.Of(scores).ToJsonString(JsonText.Indented) + "\n");
        foreach ((string file, string svg) in ValidationReport.Pictures(scores))
        {
            OutputFiles.Write(Path.Combine(folder, file), svg);
        }
    }
}
