using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HwSim.Core.Results;
using HwSim.Reports.Comparison;
using HwSim.Reports.Design;
using HwSim.Reports.Markdown;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Unit;

/// <summary>Names from outside stay text.</summary>
public sealed partial class ReportEscapingTests
{
    [Fact]
    public void No_name_becomes_an_element_or_attribute()
    {
        foreach (string html in new[] { DesignReport.Html(SampleRuns.Hostile), ComparisonReport.Html(SampleComparisons.Many) })
        {
            Assert.Equal(5, Tag().Matches(html).Count(m => m.Value == "<script"));
            string markup = Quoted().Replace(Assets().Replace(html, ""), "\"\"");
            Assert.All(Tag().Matches(markup), m => Assert.DoesNotContain(m.Value, new[] { "<img", "<svg" }));
            Assert.DoesNotMatch(Handler(), markup);
            Assert.DoesNotContain('\u202E', html);
            Assert.DoesNotContain('\0', html);
        }
    }

    [Fact]
    public void Chart_data_is_whole_and_cannot_end_its_element()
    {
        string html = DesignReport.Html(SampleRuns.Hostile);
        string data = Regex.Match(html, "<script type=\"application/json\" id=\"charts\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.DoesNotContain('<', data);
        Assert.Contains(SampleRuns.HostileNames[0], Strings(JsonNode.Parse(data)!));
    }

    [Fact]
    public void Markdown_holds_no_html_and_every_table_row_has_its_cells()
    {
        foreach (string text in new[] { DesignMarkdown.Text(SampleRuns.Hostile, pictures: false), ComparisonMarkdown.Text(SampleComparisons.Many) })
        {
            int cells = 0;
            foreach (string line in text.Split('\n'))
            {
                if (!line.StartsWith('|'))
                {
                    cells = 0;
                    Assert.DoesNotMatch(BareAngle(), CodeSpan().Replace(line, ""));
                    continue;
                }

                int here = UnescapedBar().Count(line);
                Assert.True(cells == 0 || cells == here, line);
                cells = here;
            }
        }
    }

    [Fact]
    public void Spreadsheets_run_no_cell_as_a_formula()
    {
        string csv = OperationsCsv.Text(SampleRuns.Hostile);
        foreach (string name in SampleRuns.HostileNames.Where(n => n[0] is '=' or '+' or '-' or '@'))
        {
            Assert.Contains($"\n\"'{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",", csv, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, "PE array")]
    public void Missing_energy_is_said_and_not_zero(double? energy, string part)
    {
        RunResult run = SampleRuns.Small with { Totals = SampleRuns.Small.Totals with { Energy = energy, Missing = [part] } };
        Assert.Contains($"There is no total energy: {part} has no figure.", DesignReport.Html(run), StringComparison.Ordinal);
        Assert.Contains($"There is no total energy: {part} has no figure.", DesignMarkdown.Text(run, pictures: false), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Strings(p.Value)),
        JsonArray a => a.SelectMany(Strings),
        JsonValue v when v.TryGetValue(out string? text) => [text],
        _ => [],
    };

    [GeneratedRegex("<[a-z]+")]
    private static partial Regex Tag();

    [GeneratedRegex("<script data-asset=.*?</script>|<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Assets();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("<[^>]*\\son[a-z]+\\s*=[^>]*>")]
    private static partial Regex Handler();

    [GeneratedRegex(@"(?<!\\)<")]
    private static partial Regex BareAngle();

    [GeneratedRegex("(`+)(?!`).*?(?<!`)\\1(?!`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBar();
}
