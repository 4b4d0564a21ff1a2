using System.Globalization;
using System.Text.Json;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Exploration;
using HwSim.Tests.Cli;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Golden;

/// <summary>Reports of studies against reviewed texts.</summary>
public sealed class StudyGoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static TheoryData<string> Samples => ["scenarios", "hostile"];

    [Theory, MemberData(nameof(Samples))]
    public void Markdown(string sample) => GoldenFile.Matches($"study-{sample}.md", Parts(sample).Markdown);

    [Theory, MemberData(nameof(Samples))]
    public void Html(string sample) => GoldenFile.Matches($"study-{sample}.html", ReportGoldenTests.Skeleton(Parts(sample).Html));

    [Fact]
    public void The_document_is_the_documented_one() => GoldenFile.Matches("study-scenarios.json", Parts("scenarios").Json);

    [Fact]
    public void Csv() => GoldenFile.Matches("study-scenarios.csv", Parts("scenarios").Csv);

    [Fact]
    public void The_same_results_give_the_same_texts_in_every_culture()
    {
        (string, string, string, string) before = Parts("scenarios");
        CultureInfo saved = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = "!";
            odd.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(before, Parts("scenarios"));
        }
        finally
        {
            CultureInfo.CurrentCulture = saved;
        }
    }

    /// <summary>The picture of the README is what the program makes of the study that it ships; <c>HWSIM_ACCEPT=1</c> draws it anew.</summary>
    [Fact]
    public void The_picture_of_the_readme_is_that_of_the_shipped_study()
    {
        using SweepFolder folder = new("");
        _ = SweepFolder.Run("sweep", Repository.PathOf("reports", "studies", "dataflow-and-shape.yaml"), "--db", folder["study.db"]);
        _ = SweepFolder.Run("report", folder["study.db"], "--out", folder["out"]);
        GoldenFile.Matches(Path.Combine("..", "..", "..", "reports", "pictures", "dataflow-and-shape.svg"), File.ReadAllText(Path.Combine(folder["out"], "best.svg")));
    }

    private static (string Markdown, string Html, string Json, string Csv) Parts(string sample)
    {
        DesignSpace space = SampleStudies.Space(sample == "scenarios" ? SampleStudies.Scenarios : SampleStudies.Hostile);
        PointResult[] results = [.. SampleStudies.Results(space)];
        StudyAnswers answers = SampleStudies.Answers(space, results);
        PointTable points = SampleStudies.Table(answers, results);
        using StringWriter csv = new();
        using (PointsCsv rows = new(csv, answers))
        {
            foreach (PointResult result in results)
            {
                rows.Add(result);
            }
        }

        return (
            StudyMarkdown.Text(answers, SampleStudies.Source, StudyPicture.Of(answers, points).Select(p => (p.File, p.Title))),
            StudyReport.Html(answers, points, SampleStudies.Source),
            StudyDocument.Of(answers, SampleStudies.Source).ToJsonString(Indented) + "\n",
            csv.ToString());
    }
}
