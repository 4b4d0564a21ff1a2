using HwSim.Core.Results;
using HwSim.Reports.Design;
using HwSim.Reports.Markdown;
using HwSim.Reports.Trace;

namespace HwSim.Cli.Output;

/// <summary>The files of a run.</summary>
internal static class RunFiles
{
    public const string Json = "result.json";
    public const string Html = "report.html";
    public const string Markdown = "report.md";
    public const string Csv = "operations.csv";
    public const string Trace = "trace.json";

    public static void Write(string folder, RunResult result, PerfettoTrace? trace)
    {
        OutputFiles.Write(Path.Combine(folder, Json), ResultJson.Write(result));
        OutputFiles.Write(Path.Combine(folder, Csv), OperationsCsv.Write(result));
        OutputFiles.Write(Path.Combine(folder, Markdown), DesignMarkdown.Write(result));
        OutputFiles.Write(Path.Combine(folder, Html), DesignReport.Html(result));
        if (trace is not null)
        {
            OutputFiles.Write(Path.Combine(folder, Trace), trace.ToJson());
        }
    }
}
