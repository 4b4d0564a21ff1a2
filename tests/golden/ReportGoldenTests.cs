using System.Globalization;
using System.Text.RegularExpressions;
using HwSim.Core.Results;
using HwSim.Core.Units;
using HwSim.Reports.Comparison;
using HwSim.Reports.Design;
using HwSim.Reports.Markdown;
using HwSim.Reports.Trace;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Golden;

/// <summary>Whole reports against reviewed texts.</summary>
public sealed partial class ReportGoldenTests
{
    public static TheoryData<string> Samples => ["small", "infeasible", "hostile"];

    [Theory, MemberData(nameof(Samples))]
    public void Html(string sample) => GoldenFile.Matches($"{sample}.html", Skeleton(DesignReport.Html(SampleRuns.All[sample])));

    [Theory, MemberData(nameof(Samples))]
    public void Markdown(string sample) => GoldenFile.Matches($"{sample}.md", DesignMarkdown.Text(SampleRuns.All[sample], pictures: true));

    [Theory, MemberData(nameof(Samples))]
    public void Csv(string sample) => GoldenFile.Matches($"{sample}.csv", OperationsCsv.Text(SampleRuns.All[sample]));

    [Fact]
    public void Static_pictures()
    {
        GoldenFile.Matches("small-roofline.svg", RooflineSvg.Text(SampleRuns.Small));
        GoldenFile.Matches("small-time.svg", TimeSvg.Text(SampleRuns.Small));
    }

    [Fact]
    public void Comparison()
    {
        RunComparison comparison = SampleComparisons.TwoMachines;
        GoldenFile.Matches("comparison.html", Skeleton(ComparisonReport.Html(comparison)));
        GoldenFile.Matches("comparison.md", ComparisonMarkdown.Text(comparison));
    }

    [Fact]
    public void Timeline()
    {
        PerfettoTrace trace = new("systolic \"4x4\"", new Hertz(500e6));
        trace.BeginOperation("conv1", Cycles.Zero);
        trace.Span("ifmap DRAM", "fill ifmap tile 0", Cycles.Zero, new(8));
        trace.Span("PE array", "fold 0", new(8), new(20));
        trace.Span("ifmap DRAM", "fill ifmap tile 1", new(6), new(8));
        trace.EndOperation(new(30));
        trace.BeginOperation("</script>", new(30));
        trace.Span("PE array", "fold 0", Cycles.Zero, new(12));
        GoldenFile.Matches("timeline.json", trace.Text());
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes_in_every_culture()
    {
        RunResult run = SampleRuns.Small;
        string[] before = Everything(run);
        CultureInfo saved = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = "!";
            odd.NumberFormat.NumberGroupSeparator = "?";
            odd.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("1!5", 1.5.ToString(CultureInfo.CurrentCulture));
            Assert.Equal(before, Everything(ResultJson.ReadRun(ResultJson.Write(run))!));
        }
        finally
        {
            CultureInfo.CurrentCulture = saved;
        }
    }

    private static string[] Everything(RunResult run)
    {
        RunComparison comparison = new([run, SampleRuns.Infeasible]);
        return
        [
            DesignReport.Html(run), DesignMarkdown.Text(run, pictures: false), OperationsCsv.Text(run), RooflineSvg.Text(run), TimeSvg.Text(run),
            ComparisonReport.Html(comparison), ComparisonMarkdown.Text(comparison),
        ];
    }

    // Scripts, the style sheet and their digests change without the report changing.
    internal static string Skeleton(string html) =>
        Digest().Replace(Style().Replace(Script().Replace(html, "$1…</script>"), "<style>…</style>"), "&#39;sha256-…&#39;");

    [GeneratedRegex("(<script data-asset=\"[^\"]*\">).*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("&#39;sha256-[^&]*&#39;")]
    private static partial Regex Digest();
}
