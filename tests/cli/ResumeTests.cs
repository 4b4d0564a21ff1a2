using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace HwSim.Tests.Cli;

/// <summary>A sweep that is killed again and again ends with the store of one that was not.</summary>
public class ResumeTests
{
    private const int Kills = 10;

    /// <summary>Random points, which share little, with all their operations: some seconds of work, in some hundred transactions.</summary>
    private const string Study = """
        hwsim: 1
        study: resumed
        machine: systolic-32x32
        workload: resnet18
        axes:
          array.rows: { from: 1, to: 256, step: 1 }
          array.columns: { from: 1, to: 256, step: 1 }
          scratchpads.ifmap: { from: 16 KiB, to: 1 MiB, times: 2 }
          array.dataflow: [weight-stationary, output-stationary, best]
        objectives: [minimize seconds, minimize energy]
        strategy: { method: random, points: 40000, seed: 1 }

        """;

    [Fact]
    public void Killed_at_ten_random_moments_and_continued_it_has_every_row_of_an_uninterrupted_one()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using SweepFolder folder = new(Study);
        Random random = new(2026);
        int interrupted = 0;
        for (int i = 0; i < Kills; i++)
        {
            using Process process = folder.Start("killed.db", "--operations");
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            if (i % 3 != 0)
            {
                // Else the process is killed on its way, wherever it is by then.
                folder.AwaitGrowth("killed.db", process);
            }

            Thread.Sleep(random.Next(150));
            process.Kill();
            process.WaitForExit();
            interrupted += process.ExitCode == 137 ? 1 : 0;
        }

        long there = File.Exists(folder["killed.db"]) ? Count(folder["killed.db"]) : 0;
        JsonObject continued = folder.Sweep("killed.db", "--operations");
        JsonObject whole = folder.Sweep("whole.db", "--operations");

        Assert.Equal(Kills, interrupted);
        Assert.InRange(there, 1_024, 40_000 - 1_024);
        Assert.Equal(40_000 - there, continued["new_points"]!.GetValue<long>());
        Assert.Equal(0, StoreRows.Different(folder["killed.db"], folder["whole.db"]));
        foreach (string key in new[] { "points", "feasible", "digest", "pareto_size", "hypervolume", "pareto" })
        {
            Assert.Equal(whole[key]!.ToJsonString(), continued[key]!.ToJsonString());
        }
    }

    private static long Count(string store) => long.Parse(StoreRows.Of(store, "SELECT count(*) FROM result").Single(), CultureInfo.InvariantCulture);
}
