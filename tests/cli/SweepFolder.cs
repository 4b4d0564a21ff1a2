using System.Diagnostics;
using System.Text.Json.Nodes;

namespace HwSim.Tests.Cli;

/// <summary>A folder with a study in it, for tests that sweep.</summary>
internal sealed class SweepFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-sweep-").FullName;

    public SweepFolder(string study) => Write(study);

    public string this[string file] => Path.Combine(folder, file);

    /// <summary>Replaces the study.</summary>
    public void Write(string study) => File.WriteAllText(this["study.yaml"], study);

    /// <summary>Runs <c>hwsim VERB … --json -</c> in this process; it has to end well.</summary>
    public static JsonObject Run(params string[] arguments)
    {
        (int code, string output, string error) = HwSimProcess.Run([.. arguments, "--json", "-"]);
        Assert.True(code == 0 && error.Split('\n').All(l => l.Length == 0 || l.EndsWith(" s left", StringComparison.Ordinal)), $"{code}: {error}");
        return JsonNode.Parse(output)!.AsObject();
    }

    public JsonObject Sweep(string store, params string[] more) => Run(["sweep", this["study.yaml"], "--db", this[store], .. more]);

    /// <summary>Starts a sweep in a process of its own.</summary>
    public Process Start(string store, params string[] more)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { Path.Combine(AppContext.BaseDirectory, "hwsim.dll"), "sweep", this["study.yaml"], "--db", this[store], "--jobs", "1" }.Concat(more))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits until a store holds a few batches.</summary>
    public void AwaitBatches(string store, Process process)
    {
        FileInfo journal = new(this[$"{store}-wal"]);
        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited; Thread.Sleep(5))
        {
            journal.Refresh();
            if (journal.Exists && journal.Length > 1 << 20)
            {
                return;
            }
        }

        Assert.Fail("the sweep ended before it could be interrupted");
    }

    /// <summary>Waits until a process has added something to a store.</summary>
    public void AwaitGrowth(string store, Process process)
    {
        string[] files = [this[store], this[$"{store}-wal"]];
        DateTime[] before = [.. files.Select(File.GetLastWriteTimeUtc)];
        for (Stopwatch watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited; Thread.Sleep(5))
        {
            if (files.Zip(before).Any(f => File.GetLastWriteTimeUtc(f.First) != f.Second))
            {
                return;
            }
        }

        Assert.Fail("the sweep ended before it could be killed");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
