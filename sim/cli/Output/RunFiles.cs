using HwSim.Core.Results;
using HwSim.Reports.Design;

namespace HwSim.Cli.Output;

/// <summary>The files of a run.</summary>
internal static class RunFiles
{
    public const string Json = "result.json";
    public const string Html = "report.html";

    public static void Write(string folder, RunResult result)
    {
        OutputFiles.Write(Path.Combine(folder, Json), ResultJson.Write(result));
        OutputFiles.Write(Path.Combine(folder, Html), DesignReport.Html(result));
    }
}
