using System.Diagnostics;
using System.Text.Json.Nodes;
using HwSim.Tests.Cli;

namespace HwSim.Tests.Cluster;

/// <summary>What <c>hwsim submit</c> writes and refuses; none of it needs a scheduler.</summary>
public sealed class SubmitVerbTests
{
    /// <summary>A study of quick points.</summary>
    private static readonly string Quick = SubmitFolder.Study.Replace("fidelity: cycle", "fidelity: analytic", StringComparison.Ordinal).Replace("to: 46", "to: 12", StringComparison.Ordinal);

    private static readonly string[] DryRun = ["--shards", "3", "--program", SubmitFolder.Program, "--operations", "--dry-run"];

    [Fact]
    public void Scripts_run_without_a_scheduler_and_make_the_store_of_a_single_machine()
    {
        using SubmitFolder folder = new(Quick);
        JsonObject written = folder.Submit(DryRun);
        Assert.Equal("sbatch array.sbatch", written["by_hand"]![0]!.GetValue<string>());
        using SubmitFolder single = new(Quick);
        Directory.CreateDirectory(single.Out);
        SweepFolder.Run("sweep", single.File, "--db", single.Store, "--operations");

        File.WriteAllText(folder.File, "what people do to a study while it runs is of no account");
        Assert.Equal(0, folder.RunByHand("array.sbatch", 1).ExitCode);
        Assert.Equal(0, folder.RunByHand("array.sbatch", 3).ExitCode);
        (int code, string output, string error) = folder.RunByHand("merge.sbatch");

        Assert.Equal(3, code);
        Assert.EndsWith("shard 2/3 lacks 33 of 33 points\n", output, StringComparison.Ordinal);
        Assert.Contains("points are missing", error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Store));
        Assert.Equal(0, folder.RunByHand("array.sbatch", 2).ExitCode);
        Assert.Equal(0, folder.RunByHand("merge.sbatch").ExitCode);
        Assert.Equal(
            ["array.sbatch", "journals", "logs", "merge.sbatch", "results.db", "study", "submission.json"],
            Directory.EnumerateFileSystemEntries(folder.Out).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Equal(StoreRows.Of(single.Store), StoreRows.Of(folder.Store));
    }

    [Fact]
    public void A_node_that_would_compute_something_else_is_refused()
    {
        using SubmitFolder folder = new(Quick);
        folder.Submit(DryRun);
        string copy = Assert.Single(Directory.EnumerateFiles(folder["study"], "*.yaml", SearchOption.AllDirectories), f => f.Contains("it's one", StringComparison.Ordinal));
        File.WriteAllText(copy, File.ReadAllText(copy).Replace("m: 96", "m: 97", StringComparison.Ordinal));

        (int code, _, string error) = folder.RunByHand("array.sbatch", 1);

        Assert.Equal(1, code);
        Assert.Contains("HW104", error, StringComparison.Ordinal);
        Assert.Contains("HW104", HwSimProcess.Run(["submit", folder.Out, "--dry-run"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_on_keeps_what_is_not_said_again()
    {
        using SubmitFolder folder = new(Quick);
        folder.Submit([.. DryRun, "--cpus", "2", "--time", "1-02:03:04", "--partition", "long", "--option", "account=a b", "--at-most", "2"]);
        string before = File.ReadAllText(folder["array.sbatch"]);
        string merge = File.ReadAllText(folder["merge.sbatch"]);
        SweepFolder.Run("submit", folder.Out, "--dry-run");
        Assert.Equal((before, merge), (File.ReadAllText(folder["array.sbatch"]), File.ReadAllText(folder["merge.sbatch"])));

        SweepFolder.Run("submit", folder.Out, "--dry-run", "--time", "2-00:00:00");
        Assert.Equal(before.Replace("1-02:03:04", "2-00:00:00", StringComparison.Ordinal), File.ReadAllText(folder["array.sbatch"]));
    }

    [Fact]
    public void Where_there_is_no_Slurm_everything_is_written_and_the_message_says_so()
    {
        using SubmitFolder folder = new(Quick);
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "hwsim.dll"), "submit", folder.File, "--out", folder.Out, "--shards", "3"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = folder.Out;
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("slurm:1:1: HW110 there is no 'squeue' on the path; the scripts are in ", error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["array.sbatch"]));
    }

    [Theory]
    [InlineData("--shards:1:1: HW028", "give --shards N")]
    [InlineData("--shards:1:1: HW043", "2 to 10000", "--shards", "1")]
    [InlineData("--shards:1:1: HW043", "more than the study has points", "--shards", "101")]
    [InlineData("--engine:1:1: HW044", "did you mean 'slurm'?", "--shards", "3", "--engine", "slrum")]
    [InlineData("--time:1:1: HW042", "write HH:MM:SS", "--shards", "3", "--time", "90")]
    [InlineData("--time:1:1: HW042", "write HH:MM:SS", "--shards", "3", "--time", "00:00:00")]
    [InlineData("--cpus:1:1: HW043", "out of range", "--shards", "3", "--cpus", "0")]
    [InlineData("--at-most:1:1: HW040", "not a whole number", "--shards", "3", "--at-most", "few")]
    [InlineData("--partition:1:1: HW028", "not a name", "--shards", "3", "--partition", "a\n#SBATCH --wrap=rm")]
    [InlineData("--partition:1:1: HW028", "not a name", "--shards", "3", "--partition", "a --wrap=rm")]
    [InlineData("--option:1:1: HW028", "without its dashes", "--shards", "3", "--option", "comment=a\nrm")]
    [InlineData("--option:1:1: HW028", "without its dashes", "--shards", "3", "--option", "account physics")]
    [InlineData("--option:1:1: HW028", "'array' is set by HwSim itself", "--shards", "3", "--option", "array=1-100")]
    [InlineData("--program:1:1: HW028", "is not a command", "--shards", "3", "--program", " ")]
    [InlineData("--program:1:1: HW028", "is not a command", "--shards", "3", "--program", "\"a\nb\"")]
    [InlineData("--engine:1:1: HW028", "for kubernetes", "--shards", "3", "--image", "hwsim:1")]
    [InlineData("--engine:1:1: HW028", "needs an image", "--shards", "3", "--engine", "kubernetes")]
    [InlineData("--engine:1:1: HW028", "for slurm", "--shards", "3", "--engine", "kubernetes", "--image", "hwsim:1", "--partition", "long")]
    [InlineData("--image:1:1: HW028", "not a name", "--shards", "3", "--engine", "kubernetes", "--image", "a b")]
    [InlineData(":1:1: HW001", "give a study file", "--state")]
    public void Wrong_options_are_refused_before_anything_is_written(string place, string says, params string[] options)
    {
        using SubmitFolder folder = new(Quick);

        (int code, string output, string error) = HwSimProcess.Run(["submit", folder.File, "--out", folder.Out, .. options]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(place, error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Out));
    }

    [Fact]
    public void Mistakes_of_study_and_options_are_said_together_and_nothing_is_written()
    {
        using SubmitFolder folder = new(Quick.Replace("array.rows", "array.rwos", StringComparison.Ordinal));

        (int code, _, string error) = HwSimProcess.Run("submit", folder.File, "--out", folder.Out, "--cpus", "0");

        Assert.Equal(1, code);
        Assert.Contains("HW020", error, StringComparison.Ordinal);
        Assert.Contains("--cpus:1:1: HW043", error, StringComparison.Ordinal);
        Assert.EndsWith("3 problems\n", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Out));
    }

    [Fact]
    public void A_search_cannot_be_split()
    {
        using SubmitFolder folder = new(Quick + "strategy: { method: nsga-2, points: 50, seed: 1 }\n");

        (int code, _, string error) = HwSimProcess.Run(["submit", folder.File, "--out", folder.Out, .. DryRun]);

        Assert.Equal(1, code);
        Assert.Contains("a search cannot be split", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Out));
    }

    [Fact]
    public void A_folder_of_something_else_is_left_alone()
    {
        using SubmitFolder folder = new(Quick);
        Directory.CreateDirectory(folder.Out);
        File.WriteAllText(folder["array.sbatch"], "mine");
        Refuses("HW081", "other files", folder, "--shards", "3");
        File.Delete(folder["array.sbatch"]);
        folder.Submit(DryRun);

        Refuses("HW045", "3 shards", folder, "--shards", "4");
        Refuses("HW045", "for slurm", folder, "--engine", "kubernetes", "--image", "hwsim:1");
        File.WriteAllText(folder.File, Quick.Replace("to: 12", "to: 13", StringComparison.Ordinal));
        Refuses("HW104", "another study", folder, "--shards", "3");
        File.WriteAllText(folder["submission.json"], "{}");
        Refuses("HW066", "not a submission", folder, "--shards", "3");

        static void Refuses(string number, string says, SubmitFolder folder, params string[] options)
        {
            (int code, _, string error) = HwSimProcess.Run(["submit", folder.File, "--out", folder.Out, "--dry-run", .. options]);
            Assert.Equal(1, code);
            Assert.Contains(number, error, StringComparison.Ordinal);
            Assert.Contains(says, error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("100%")]
    [InlineData(@"back\slash")]
    public void Slurm_cannot_start_in_some_folders_and_that_is_said(string name)
    {
        using SubmitFolder folder = new(Quick);

        (int code, _, string error) = HwSimProcess.Run(["submit", folder.File, .. DryRun, "--out", folder[name]]);

        Assert.Equal(1, code);
        Assert.Contains("HW081 Slurm replaces", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Out));
    }
}
