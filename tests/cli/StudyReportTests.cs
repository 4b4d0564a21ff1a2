using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HwSim.Tests.Unit.Exploration;

namespace HwSim.Tests.Cli;

/// <summary>Reports of studies from stores, and designs of a study one by one.</summary>
public sealed partial class StudyReportTests
{
    private static readonly string[] Files = ["best.svg", "binding.svg", "front.svg", "points.csv", "profiles.svg", "sensitivity.svg", "study.html", "study.md"];

    private static string Compared => Studies.Small.Replace("objectives:", "baseline: { array.rows: 32, scratchpads.ifmap: 64 KiB }\nobjectives:", StringComparison.Ordinal);

    [Fact]
    public void A_store_alone_gives_the_report_and_always_the_same_bytes()
    {
        using SweepFolder folder = new(Compared);
        JsonObject sweep = folder.Sweep("small.db");
        File.Delete(folder["study.yaml"]);

        JsonObject answers = SweepFolder.Run("report", folder["small.db"], "--out", folder["one"]);
        _ = SweepFolder.Run("report", folder["small.db"], "--out", folder["two"]);

        Assert.Equal(Files, Directory.EnumerateFiles(folder["one"]).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(Files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(folder["one"], f)), File.ReadAllBytes(Path.Combine(folder["two"], f))));
        Assert.Equal("hwsim.study/1", (string?)answers["schema"]);
        foreach (string key in new[] { "points", "feasible", "digest" })
        {
            Assert.Equal(sweep[key]!.ToJsonString(), answers[key]!.ToJsonString());
        }

        Assert.Equal(sweep["pareto_size"]!.ToJsonString(), answers["scenarios"]![0]!["pareto_size"]!.ToJsonString());
        Assert.Equal(sweep["hypervolume"]!.ToJsonString(), answers["scenarios"]![0]!["hypervolume"]!.ToJsonString());
    }

    [Fact]
    public void The_csv_has_a_row_for_every_point_and_marks_the_front()
    {
        using SweepFolder folder = new(Compared);
        JsonObject sweep = folder.Sweep("small.db");
        _ = SweepFolder.Run("report", folder["small.db"], "--out", folder["out"]);

        string[] lines = File.ReadAllLines(Path.Combine(folder["out"], "points.csv"));
        Assert.Equal("number,array.rows,scratchpads.ifmap,batch,array.columns,fidelity,infeasible,seconds,cycles,energy,area_mm2,leakage_watts,utilization,macs,dram_bytes,bound_by,minimize seconds,minimize energy,maximize utilization,pareto", lines[0]);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => $"{i}"), lines[1..].Select(l => l.Split(',')[0]));
        Assert.Equal(sweep["pareto"]!.AsArray().Select(p => $"{p!["number"]}"), lines[1..].Where(l => l.EndsWith(",1", StringComparison.Ordinal)).Select(l => l.Split(',')[0]));
    }

    [Fact]
    public void A_sweep_writes_the_report_with_the_designs_that_it_links_to()
    {
        using SweepFolder folder = new(Compared);
        JsonObject sweep = folder.Sweep("small.db", "--out", folder["out"]);
        string html = File.ReadAllText(Path.Combine(folder["out"], "study.html"));
        string[] links = [.. Link().Matches(html).Select(m => m.Groups[1].Value).Distinct()];

        Assert.Contains("designs/baseline-0/report.html", links);
        Assert.All(sweep["pareto"]!.AsArray(), p => Assert.Contains($"designs/point-{p!["number"]}/report.html", links));
        Assert.All(links, l => Assert.True(File.Exists(Path.Combine(folder["out"], l)), l));
        Assert.Equal(html, File.ReadAllText(Path.Combine(folder["out"], "study.html")));

        _ = SweepFolder.Run("report", folder["small.db"], "--out", folder["out"]);
        Assert.Equal(links.Order(StringComparer.Ordinal), Link().Matches(File.ReadAllText(Path.Combine(folder["out"], "study.html"))).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_design_by_itself_costs_what_the_sweep_says()
    {
        using SweepFolder folder = new(Compared);
        JsonNode point = folder.Sweep("small.db")["pareto"]![0]!;
        JsonObject run = SweepFolder.Run("sweep", folder["study.yaml"], "--point", $"{point["number"]}", "--out", folder["design"]);

        Assert.Equal("hwsim.run/1", (string?)run["schema"]);
        Assert.Equal(point["objectives"]!["seconds"]!.ToJsonString(), run["totals"]!["seconds"]!.ToJsonString());
        Assert.Equal(point["objectives"]!["energy"]!.ToJsonString(), run["totals"]!["energy"]!.ToJsonString());
        Assert.Contains($"(point {point["number"]} of small)", (string?)run["machine"]!["name"], StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder["design"], "report.html")));
    }

    [Theory]
    [InlineData("baseline")]
    [InlineData("0")]
    public void A_difference_adds_up(string against)
    {
        using SweepFolder folder = new(Compared);
        JsonObject difference = SweepFolder.Run("sweep", folder["study.yaml"], "--point", "17", "--against", against, "--out", folder["why"]);

        double seconds = (double)difference["seconds"]!;
        Assert.NotEqual(0, seconds);
        Assert.Equal(seconds, difference["time"]!.AsObject().Sum(p => (double)p.Value!["change"]!), 1e-9 * Math.Abs(seconds));
        Assert.Equal(seconds, difference["operations"]!.AsArray().Sum(o => (double)o!["change"]!), 1e-9 * Math.Abs(seconds));
        Assert.Contains("point 17 takes", (string?)difference["why"], StringComparison.Ordinal);
        Assert.Contains(against == "baseline" ? "the baseline" : "point 0", (string?)difference["why"], StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder["why"], "report.html")));
        Assert.True(File.Exists(Path.Combine(folder["why"], "point-17", "report.html")));
    }

    [Fact]
    public void Shards_with_baselines_merge_to_what_a_single_run_keeps()
    {
        using SweepFolder folder = new(Compared.Replace("  - seconds <= 10 ms", "  - seconds <= 1.5 * baseline.seconds", StringComparison.Ordinal));
        JsonObject whole = folder.Sweep("whole.db");
        string[] journals = [.. Enumerable.Range(1, 3).Select(i => folder[$"{i}.journal"])];
        for (int i = 1; i <= 3; i++)
        {
            Assert.Equal(8, (int)folder.Sweep($"{i}.journal", "--shard", $"{i}/3")["points"]!);
            Assert.Equal(0, (int)folder.Sweep($"{i}.journal", "--shard", $"{i}/3")["new_points"]!);
        }

        JsonObject merged = SweepFolder.Run(["merge", folder["merged.db"], .. journals]);
        Assert.Equal((24, 0, (string?)whole["digest"]), ((int)merged["points"]!, (int)merged["missing"]!, (string?)merged["digest"]));
        Assert.Equal(0, (int)folder.Sweep("merged.db")["new_points"]!);
        Assert.Equal(Answers("whole.db"), Answers("merged.db"));
        Assert.NotEqual(24, (int)whole["feasible"]!);

        string Answers(string store)
        {
            JsonObject answers = SweepFolder.Run("report", folder[store], "--out", folder["out"]);
            answers.Remove("store");
            return answers.ToJsonString();
        }
    }

    [Theory]
    [InlineData("--against:1:1", "HW028", "sweep", "study.yaml", "--against", "3")]
    [InlineData("--against:1:1", "HW028", "sweep", "study.yaml", "--point", "3", "--against", "baseline")]
    [InlineData("--point:1:1", "HW043", "sweep", "study.yaml", "--point", "24")]
    [InlineData("--point:1:1", "HW040", "sweep", "study.yaml", "--point", "best")]
    [InlineData("--out:1:1", "HW028", "sweep", "study.yaml", "--shard", "1/2", "--out", "out")]
    [InlineData("small.db:1:1", "HW028", "report", "small.db", "small.db")]
    [InlineData("--json:1:1", "HW028", "report", "result.json", "--json", "x.json")]
    [InlineData("other.db:1:1", "HW105", "report", "other.db")]
    public void What_cannot_be_reported_is_said(string place, string number, params string[] arguments)
    {
        using SweepFolder folder = new(Studies.Small);
        _ = folder.Sweep("small.db");
        File.WriteAllBytes(folder["other.db"], [.. "SQLite format 3\0"u8, .. new byte[4096]]);
        File.WriteAllText(folder["result.json"], "{}");

        (int code, string output, string error) = HwSimProcess.Run([arguments[0], .. arguments.Skip(1).Select(a => a is "out" || a.Contains('.', StringComparison.Ordinal) ? folder[a] : a)]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains($"{place}: {number}", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [GeneratedRegex("\"(designs/[^\"]*)\"")]
    private static partial Regex Link();
}
