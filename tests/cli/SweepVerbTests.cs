using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HwSim.Tests.Unit.Exploration;

namespace HwSim.Tests.Cli;

public class SweepVerbTests
{
    /// <summary>Enough points of one small product that a process can be stopped in the middle.</summary>
    private const string Long = """
        hwsim: 1
        study: long
        machine: systolic-32x32
        workload: product.yaml
        axes:
          array.rows: { from: 1, to: 256, step: 1 }
          array.columns: { from: 1, to: 160, step: 1 }
        objectives: [minimize seconds, maximize utilization]

        """;

    private const string Product = "hwsim: 1\nworkload: product\noperations:\n  - { name: one, gemm: { m: 64, n: 64, k: 64 } }\n";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(Repository.PathOf("reports", "studies"), "*.yaml").Select(f => Path.GetFileName(f)!)];

    [Fact]
    public void The_document_is_the_documented_one()
    {
        using SweepFolder folder = new(Studies.Small);
        JsonObject document = folder.Sweep("small.db");
        Assert.True(document["seconds"]!.GetValue<double>() > 0);
        Assert.True(document["points_per_second"]!.GetValue<double>() > 0);
        document["seconds"] = "measured";
        document["points_per_second"] = "measured";
        Assert.InRange(document["operations_worked_out"]!.GetValue<int>(), 1, document["operations"]!.GetValue<int>());
        document["operations_worked_out"] = "depends on workers";

        GoldenFile.Matches("sweep-small.json", document.ToJsonString(Indented) + "\n");
    }

    [Fact]
    public void Running_again_simulates_nothing_again()
    {
        using SweepFolder folder = new(Studies.Small);
        JsonObject first = folder.Sweep("small.db");
        JsonObject second = folder.Sweep("small.db");

        Assert.Equal((24, 0), (first["new_points"]!.GetValue<int>(), second["new_points"]!.GetValue<int>()));
        Assert.Equal(first["digest"]!.GetValue<string>(), second["digest"]!.GetValue<string>());
        Assert.Equal(first["pareto"]!.ToJsonString(), second["pareto"]!.ToJsonString());
    }

    [Fact]
    public void Options_that_do_not_go_together_are_infeasible_points_wherever_they_come()
    {
        using SweepFolder folder = new("""
            hwsim: 1
            study: phases
            machine: systolic-32x32
            workload: llama-3.2-1b
            axes:
              phase: [prefill, decode]
              context: [512, 1024]
            objectives: [minimize seconds]

            """);
        JsonObject document = folder.Sweep("phases.db", "--out", folder["answers"]);
        Assert.Equal((4, 2), (document["points"]!.GetValue<int>(), document["feasible"]!.GetValue<int>()));
        using SweepFolder none = new("""
            hwsim: 1
            study: phases
            machine: systolic-32x32
            workload: llama-3.2-1b
            axes:
              phase: [prefill, train]
              context: [512, 1024]
            objectives: [minimize seconds]

            """);
        Assert.Equal(0, none.Sweep("phases.db", "--out", none["answers"])["feasible"]!.GetValue<int>());
    }

    [Fact]
    public void Designs_without_a_value_of_an_objective_are_counted_in_words()
    {
        using SweepFolder folder = new("""
            hwsim: 1
            study: unknown
            workload: resnet18
            axes:
              machine: [systolic-32x32, systolic-32x32-nm]
              batch: [1, 2]
            objectives: [minimize seconds, minimize energy]

            """);
        (int code, string output, string error) = HwSimProcess.Run("sweep", folder["study.yaml"], "--db", folder["unknown.db"], "--out", folder["answers"]);
        Assert.Equal((0, ""), (code, error));
        const string Sentence = "No value of 'energy' for 2 of 4 designs";
        Assert.Contains(Sentence, output, StringComparison.Ordinal);
        Assert.Contains(Sentence, File.ReadAllText(folder["answers/study.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Merged_shards_equal_a_single_run()
    {
        using SweepFolder folder = new(Studies.Small);
        JsonObject whole = folder.Sweep("whole.db", "--jobs", "1");
        string[] journals = [.. Enumerable.Range(1, 3).Select(i => folder[$"{i}.journal"])];
        for (int i = 1; i <= 3; i++)
        {
            Assert.Equal(8, folder.Sweep($"{i}.journal", "--shard", $"{i}/3")["points"]!.GetValue<int>());
        }

        Assert.Equal(8, SweepFolder.Run("merge", folder["merged.db"], journals[1], journals[0])["missing"]!.GetValue<int>());
        JsonObject merged = SweepFolder.Run(["merge", folder["merged.db"], .. journals]);

        Assert.Equal((24, 0), (merged["points"]!.GetValue<int>(), merged["missing"]!.GetValue<int>()));
        Assert.Equal(whole["digest"]!.GetValue<string>(), merged["digest"]!.GetValue<string>());
        JsonObject gone = folder.Sweep("merged.db");
        Assert.Equal(0, gone["new_points"]!.GetValue<int>());
        Assert.Equal(whole["hypervolume"]!.GetValue<double>(), gone["hypervolume"]!.GetValue<double>());
    }

    [Fact]
    public void Operations_are_kept_where_they_are_asked_for()
    {
        using SweepFolder folder = new(Studies.Small);
        _ = folder.Sweep("with.db", "--operations");
        _ = folder.Sweep("without.db");

        Assert.Equal(["22|23|1"], StoreRows.Of(folder["with.db"], "SELECT count(DISTINCT point), count(DISTINCT ordinal), min(seconds > 0) FROM operation"));
        Assert.Equal(["0"], StoreRows.Of(folder["without.db"], "SELECT count(*) FROM operation"));
    }

    [Fact]
    public void A_store_of_another_study_is_left_alone()
    {
        using SweepFolder folder = new(Studies.Small);
        string digest = folder.Sweep("small.db")["digest"]!.GetValue<string>();
        File.WriteAllText(folder["other.yaml"], Studies.Small.Replace("to: 64", "to: 32", StringComparison.Ordinal));

        (int code, _, string error) = HwSimProcess.Run("sweep", folder["other.yaml"], "--db", folder["small.db"]);

        Assert.Equal(1, code);
        Assert.Contains("HW104", error, StringComparison.Ordinal);
        Assert.Equal(digest, folder.Sweep("small.db")["digest"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("study.yaml", "HW105", "sweep", "study.yaml", "--db", "study.yaml")]
    [InlineData("study.yaml", "HW105", "sweep", "study.yaml", "--db", "study.yaml", "--shard", "1/2")]
    [InlineData("--shard:1:1", "HW028", "sweep", "study.yaml", "--shard", "3/2")]
    [InlineData("--jobs:1:1", "HW043", "sweep", "study.yaml", "--jobs", "0")]
    [InlineData("nosuch.yaml:1:1", "HW001", "sweep", "nosuch.yaml")]
    [InlineData("study.yaml", "HW105", "merge", "out.db", "study.yaml")]
    [InlineData("nosuch", "HW001", "merge", "out.db", "nosuch")]
    public void Wrong_files_are_refused_and_left_as_they_are(string place, string number, params string[] arguments)
    {
        using SweepFolder folder = new(Studies.Small);
        string[] words = [arguments[0], .. arguments.Skip(1).Select(a => a.Contains('.', StringComparison.Ordinal) || a == "nosuch" ? folder[a] : a)];

        (int code, string output, string error) = HwSimProcess.Run(words);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(place, error, StringComparison.Ordinal);
        Assert.Contains(number, error, StringComparison.Ordinal);
        Assert.Equal(Studies.Small, File.ReadAllText(folder["study.yaml"]));
    }

    /// <summary>A study that is too large for a test runs in part.</summary>
    [Theory, MemberData(nameof(Shipped))]
    public void Shipped_studies_run(string study)
    {
        string path = Repository.PathOf("reports", "studies", study);
        long parts = (Studies.Space(File.ReadAllText(path)).Points / 5_000) + 1;
        using SweepFolder folder = new("");
        string[] shard = parts == 1 ? [] : ["--shard", $"1/{parts}"];
        JsonObject document = SweepFolder.Run(["sweep", path, "--db", folder["shipped"], .. shard]);

        Assert.True(document["feasible"]!.GetValue<long>() > 0);
        Assert.NotEmpty(document["pareto"]!.AsArray());
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_process_that_is_stopped_loses_nothing_that_it_kept(string signal)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using SweepFolder folder = new(Long);
        File.WriteAllText(folder["product.yaml"], Product);
        using Process process = folder.Start("long.db");
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        folder.AwaitBatches("long.db", process);
        using Process kill = Process.Start("kill", ["-s", signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        process.WaitForExit();

        Assert.Equal(signal == "KILL" ? 137 : 130, process.ExitCode);
        JsonObject continued = folder.Sweep("long.db");
        int fresh = continued["new_points"]!.GetValue<int>();
        Assert.InRange(fresh, 1, 40_960 - 1_024);
        Assert.True(signal != "KILL" || fresh % 1_024 == 0, $"{fresh} points are not whole parts of batches");
        Assert.Equal(folder.Sweep("whole.db")["digest"]!.GetValue<string>(), continued["digest"]!.GetValue<string>());
    }
}
