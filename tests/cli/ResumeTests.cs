using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace HwSim.Tests.Cli;

/// <summary>A sweep that is killed again and again ends with the store of one that was not.</summary>
public class ResumeTests
{
    private const int Kills = 10;

    private const long Points = 30_000;

    /// <summary>Random points, which share little: some seconds of work in some thirty transactions.</summary>
    private const string Study = """
        hwsim: 1
        study: resumed
        machine: systolic-32x32
        workload: network.yaml
        axes:
          array.rows: { from: 1, to: 256, step: 1 }
          array.columns: { from: 1, to: 256, step: 1 }
          scratchpads.ifmap: { from: 16 KiB, to: 1 MiB, times: 2 }
          array.dataflow: [weight-stationary, output-stationary, best]
        objectives: [minimize seconds, minimize energy]
        strategy: { method: random, points: 30000, seed: 1 }

        """;

    private const string Network = """
        hwsim: 1
        workload: network
        operations:
          - { name: one, gemm: { m: 640, n: 64, k: 64 } }
          - { name: two, gemm: { m: 64, n: 1000, k: 512 } }

        """;

    [Fact]
    public void Killed_at_ten_random_moments_and_continued_it_has_every_row_of_an_uninterrupted_one()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using SweepFolder folder = new(Study);
        File.WriteAllText(folder["network.yaml"], Network);
        Random random = new(2026);
        int interrupted = 0;
        for (int i = 0; i < Kills; i++)
        {
            using Process process = folder.Start("killed.db", "--operations");
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            bool isAtWork = i % 3 != 0;
            if (isAtWork)
            {
                folder.AwaitGrowth("killed.db", process);
            }

            Thread.Sleep(random.Next(isAtWork ? 60 : 600));
            process.Kill();
            process.WaitForExit();
            interrupted += process.ExitCode == 137 ? 1 : 0;
        }

        long there = File.Exists(folder["killed.db"]) ? Count(folder["killed.db"]) : 0;
        JsonObject continued = folder.Sweep("killed.db", "--operations");
        JsonObject whole = folder.Sweep("whole.db", "--operations");

        Assert.Equal(Kills, interrupted);
        Assert.InRange(there, 1_024, Points - 1_024);
        Assert.Equal(Points - there, continued["new_points"]!.GetValue<long>());
        Assert.Equal(0, StoreRows.Different(folder["killed.db"], folder["whole.db"]));
        foreach (string key in new[] { "points", "feasible", "digest", "pareto_size", "hypervolume", "pareto" })
        {
            Assert.Equal(whole[key]!.ToJsonString(), continued[key]!.ToJsonString());
        }
    }

    private static long Count(string store) => long.Parse(StoreRows.Of(store, "SELECT count(*) FROM result").Single(), CultureInfo.InvariantCulture);
}
