using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Results;
using HwSim.Reports.Reading;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Unit;

public sealed class RunReaderTests
{
    public static TheoryData<string> Samples => [.. SampleRuns.All.Keys];

    [Theory, MemberData(nameof(Samples))]
    public void Reads_back_what_was_written(string sample)
    {
        string text = ResultJson.Write(SampleRuns.All[sample]);
        Diagnostics found = [];
        RunResult? run = RunReader.Read(new("result.json", text), found);
        Assert.Empty(found);
        Assert.Equal(text, ResultJson.Write(run!));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("   \n", "the file is empty")]
    [InlineData("{", "the text is not JSON from here on")]
    [InlineData("nonsense", "the text is not JSON from here on")]
    [InlineData("[]", "does not say \"schema\"")]
    [InlineData("{}", "does not say \"schema\"")]
    [InlineData("""{"schema": "hwsim.sweep/1"}""", "the document is a hwsim.sweep/1")]
    [InlineData("""{"schema": 7}""", "does not say \"schema\"")]
    [InlineData("""{"schema": "hwsim.run/1"}""", "the document lacks 'machine'")]
    public void Another_text_is_refused(string text, string message) => Assert.Contains(Read(text), d => d.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("machine", "null", "the document.machine must be an object with keys")]
    [InlineData("machine.name", "null", "the document.machine.name must be text")]
    [InlineData("machine.name", "3", "the document.machine.name must be text")]
    [InlineData("machine.name", "-", "the document.machine lacks 'name'")]
    [InlineData("machine.clock_hertz", "-1", "the document.machine.clock_hertz must be a number of zero or more")]
    [InlineData("machine.parameters", "-", "the document.machine lacks 'parameters'")]
    [InlineData("workload.macs", "1e400", "must be a whole number")]
    [InlineData("workload.macs", "9223372036854775808", "must be a whole number of zero or more, below 2^63")]
    [InlineData("totals.seconds", "\"1\"", "the document.totals.seconds must be a number of zero or more")]
    [InlineData("totals.energy", "1e999", "the document.totals.energy must be a number of zero or more")]
    [InlineData("totals.time_shares", "[]", "the document.totals.time_shares must be an object with keys")]
    [InlineData("totals.time_shares.stream", "true", "the document.totals.time_shares.stream must be a number of zero or more")]
    [InlineData("totals.bytes_by_level.dram", "{}", "the document.totals.bytes_by_level.dram lacks 'read'")]
    [InlineData("operations", "{}", "the document.operations must be a list")]
    [InlineData("operations", "[null]", "the document.operations[0] must be an object with keys")]
    [InlineData("operations", "[{\"kind\": \"gemm\"}]", "the document.operations[0] lacks 'name'")]
    [InlineData("findings", "-", "the document lacks 'findings'")]
    public void A_broken_part_is_named_with_its_place(string path, string value, string message)
    {
        Diagnostic found = Assert.Single(Read(Broken(path, value)), d => d.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(DiagnosticCode.BadResult, found.Code);
        Assert.True(value == "-" || found.At.Line > 1, found.ToString());
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        string text = Broken("machine.name", "3").Replace("\"seconds\": ", "\"seconds\": -", StringComparison.Ordinal);
        Assert.True(Read(text).Count > 5);
    }

    [Fact]
    public void A_key_that_is_written_twice_is_refused() =>
        Assert.Contains(Read("{\"schema\": \"hwsim.run/1\", \"fidelity\": \"event\", \"fidelity\": \"cycle\"}"), d => d.Message.Contains("has 'fidelity' twice", StringComparison.Ordinal));

    [Fact]
    public void Keys_of_later_versions_are_passed_over()
    {
        JsonObject document = JsonNode.Parse(ResultJson.Write(SampleRuns.Small))!.AsObject();
        document["later"] = new JsonObject { ["a"] = new JsonArray(1, 2) };
        Assert.Empty(Read(document.ToJsonString()));
    }

    [Fact]
    public void Deep_nesting_ends_with_a_diagnostic() => Assert.NotEmpty(Read(new string('[', 100_000)));

    [Fact]
    public void Cut_or_altered_texts_never_throw()
    {
        string text = ResultJson.Write(SampleRuns.Small);
        Property.Check(FsCheck.Fluent.ArbMap.Default.ArbFor<(FsCheck.NonNegativeInt At, char With)>(), change =>
        {
            int at = change.At.Get * 7919 % text.Length;
            _ = Read(text[..at]);
            string altered = text[..at] + change.With + text[(at + 1)..];
            Diagnostics found = [];
            if (RunReader.Read(new("result.json", altered), found) is { } run)
            {
                Assert.NotEmpty(HwSim.Reports.Markdown.DesignMarkdown.Text(run, pictures: false));
                Assert.NotEmpty(HwSim.Reports.Design.DesignReport.Html(run));
            }
            else
            {
                Assert.NotEmpty(found);
            }
        });
    }

    private static Diagnostics Read(string text)
    {
        Diagnostics found = [];
        Assert.True(RunReader.Read(new("result.json", text), found) is null ^ found.IsEmpty);
        return found;
    }

    // A hyphen takes the key away.
    private static string Broken(string path, string value)
    {
        JsonObject document = JsonNode.Parse(ResultJson.Write(SampleRuns.Small))!.AsObject();
        string[] keys = path.Split('.');
        JsonObject parent = keys[..^1].Aggregate(document, (at, key) => at[key]!.AsObject());
        parent.Remove(keys[^1]);
        if (value != "-")
        {
            parent.Insert(0, keys[^1], "@@");
        }

        return document.ToJsonString(new() { WriteIndented = true }).Replace("\"@@\"", value, StringComparison.Ordinal);
    }
}
