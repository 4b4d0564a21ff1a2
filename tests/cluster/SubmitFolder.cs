using System.Diagnostics;
using System.Text.Json.Nodes;
using HwSim.Tests.Cli;

namespace HwSim.Tests.Cluster;

/// <summary>A study with a workload beside it, in folders whose names ask for trouble, and its submission.</summary>
internal sealed class SubmitFolder : IDisposable
{
    /// <summary>As many points as four shards need to be caught in the middle: each moves every integer through every PE.</summary>
    public const string Study = """
        hwsim: 1
        study: "it's $(a) \"study\""
        machine: systolic-32x32
        workload: ../work loads/it's one.yaml
        fidelity: cycle
        axes:
          array.rows: { from: 8, to: 46, step: 1 }
          array.columns: { from: 9, to: 28, step: 1 }
        objectives: [minimize seconds, maximize utilization]

        """;

    private const string Workload = "hwsim: 1\nworkload: product\noperations:\n  - { name: one, gemm: { m: 96, n: 96, k: 96 } }\n";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string root = Directory.CreateTempSubdirectory("hwsim-submit-").FullName;

    public SubmitFolder(string study = Study)
    {
        Directory.CreateDirectory(Path.Combine(root, "work loads"));
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(Path.Combine(root, "work loads", "it's one.yaml"), Workload);
        System.IO.File.WriteAllText(File, study);
    }

    /// <summary>The command that starts HwSim, as <c>--program</c> takes it.</summary>
    public static string Program { get; } = $"dotnet \"{Path.Combine(AppContext.BaseDirectory, "hwsim.dll")}\"";

    /// <summary>The study file.</summary>
    public string File => Path.Combine(root, "-st'u \"dies\"", "-a $(touch study).yaml");

    /// <summary>The folder of the submission.</summary>
    public string Out => Path.Combine(root, "-o'u \"t\" $(touch out)\n;#&");

    /// <summary>The store that the merge makes.</summary>
    public string Store => Path.Combine(Out, "results.db");

    public string this[string file] => Path.Combine(Out, file);

    public JsonObject Submit(params string[] more) => SweepFolder.Run(["submit", File, "--out", Out, .. more]);

    public JsonObject State() => SweepFolder.Run("submit", Out, "--state");

    /// <summary>Waits until no job of the submission waits or runs.</summary>
    public JsonObject AwaitEnd() => Await("every job has ended", state => !Works(state).Any(w => w is "pending" or "running"));

    /// <summary>Waits until a state has something.</summary>
    public JsonObject Await(string what, Func<JsonObject, bool> holds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            JsonObject state = State();
            if (holds(state))
            {
                return state;
            }

            Assert.True(watch.Elapsed < Limit, $"it did not come true that {what}: {state}");
            Thread.Sleep(200);
        }
    }

    /// <summary>
    /// Stops the process of a shard as soon as its journal has points, so that it stays in the middle until a signal ends it: the
    /// scheduler's commands take longer than the points of a shard.
    /// </summary>
    public Process Pause(int shard, int count)
    {
        string journal = this[FormattableString.Invariant($"journals/{shard}-of-{count}.journal")];
        Stopwatch watch = Stopwatch.StartNew();
        while (!System.IO.File.Exists(journal) || System.IO.File.ReadLines(journal).Take(3).Count() < 3)
        {
            Assert.True(watch.Elapsed < Limit, $"shard {shard} did not begin");
            Thread.Sleep(5);
        }

        Process process = ProcessOf(shard, count);
        Signal(process, "STOP");
        Assert.InRange(Kept(State(), shard), 1, 194);
        return process;
    }

    /// <summary>Lets a process go on that was stopped.</summary>
    public static void Continue(Process process) => Signal(process, "CONT");

    /// <summary>Runs a script of the submission as a person would, without a scheduler.</summary>
    public (int ExitCode, string Output, string Error) RunByHand(string script, int? shard = null)
    {
        ProcessStartInfo start = new("bash", [script]) { WorkingDirectory = Out, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_ARRAY_TASK_ID"] = FormattableString.Invariant($"{shard}");
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    public static long Kept(JsonObject state, int shard) => state["shards"]![shard - 1]!["kept"]!.GetValue<long>();

    public static string StateOf(JsonObject state, int shard) => state["shards"]![shard - 1]!["state"]!.GetValue<string>();

    public static string MergeOf(JsonObject state) => state["merge"]!["state"]!.GetValue<string>();

    public static int[] Started(JsonObject report) => [.. report["started"]!["shards"]!.AsArray().Select(s => s!.GetValue<int>())];

    /// <summary>Removes the folder; jobs of a test that failed may still write into it for a while, and its failure is what counts.</summary>
    public void Dispose()
    {
        for (int tries = 0; Directory.Exists(root); tries++)
        {
            try
            {
                Directory.Delete(root, recursive: true);
            }
            catch (IOException) when (tries < 100)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static void Signal(Process process, string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private Process ProcessOf(int shard, int count)
    {
        string[] wanted = ["--shard", FormattableString.Invariant($"{shard}/{count}")];
        string id = Directory.EnumerateDirectories("/proc").Select(d => Path.GetFileName(d)!).Single(d => d.All(char.IsDigit) && IsOurs(d));
        return Process.GetProcessById(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));

        bool IsOurs(string process)
        {
            try
            {
                return new FileInfo($"/proc/{process}/cwd").LinkTarget == Out && !wanted.Except(System.IO.File.ReadAllText($"/proc/{process}/cmdline").Split('\0')).Any();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private static IEnumerable<string> Works(JsonObject state) => state["shards"]!.AsArray().Append(state["merge"]).Select(w => w!["state"]!.GetValue<string>());
}
