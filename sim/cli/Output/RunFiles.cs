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

    /// <summary>Writes all of them; the timeline only where there is one.</summary>
    public static void Write(string folder, RunResult result, PerfettoTrace? trace)
    {
        OutputFiles.Write(Path.Combine(folder, Json), ResultJson.Write(result));
        OutputFiles.Write(Path.Combine(folder, Csv), OperationsCsv.Text(result));
        WriteReport(folder, result);
        if (trace is not null)
        {
            OutputFiles.Write(Path.Combine(folder, Trace), trace.Text());
        }
    }

    /// <summary>Writes the report as HTML, and as Markdown with its pictures.</summary>
    public static void WriteReport(string folder, RunResult result)
    {
        OutputFiles.Write(Path.Combine(folder, Html), DesignReport.Html(result));
        OutputFiles.Write(Path.Combine(folder, Markdown), DesignMarkdown.Text(result, pictures: true));
        OutputFiles.Write(Path.Combine(folder, DesignMarkdown.RooflineFile), RooflineSvg.Text(result));
        OutputFiles.Write(Path.Combine(folder, DesignMarkdown.TimeFile), TimeSvg.Text(result));
    }
}
