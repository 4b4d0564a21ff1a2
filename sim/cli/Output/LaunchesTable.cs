using System.Globalization;
using HwSim.Accelerators.Coupled.Profile;
using HwSim.Core.Results;
using HwSim.Core.Units;
using Spectre.Console;

namespace HwSim.Cli.Output;

/// <summary>What <c>hwsim launches</c> found, on the terminal.</summary>
internal static class LaunchesTable
{
    public static void Print(LaunchesDocument document)
    {
        Terminal.WriteLine(document.Workload.Length == 0 ? document.Machine : $"{document.Workload} on {document.Machine}");
        Table runs = new Table().Border(TableBorder.Simple).AddColumns("batch", "kernels", "TKLQT", "launching", "queuing", "average kernel", "latency", "GPU idle", "bound by");
        foreach (LaunchesRow row in document.Rows)
        {
            LaunchProfile p = row.Profile;
            runs.AddRow(
                row.Batch?.ToString(CultureInfo.InvariantCulture) ?? "-", Count(p.Kernels), Time(p.Tklqt), Time(p.LaunchSeconds), Time(p.QueuingSeconds),
                Time(p.AverageKernelSeconds), Time(p.Latency), Time(p.GpuIdle), p.BoundBy);
        }

        Terminal.Out.Write(runs);
        if (document.Turn is { } turn)
        {
            string crossover = turn.Crossover is { } batch ? $"; kernels take as long as issuing them at batch {batch.ToString("F1", CultureInfo.InvariantCulture)}" : "";
            Terminal.WriteLine(turn.LastHostBound == 0 ? "device-bound from batch 1 on" : $"host-bound up to batch {Count(turn.LastHostBound)} (powers of two){crossover}");
        }

        Table chains = new Table().Title("fusing chains of kernels").Border(TableBorder.Simple).AddColumns("length", "different chains", "recommended", "places fused", "ideal speedup");
        foreach (ChainAnalysis c in document.Chains)
        {
            chains.AddRow(Count(c.Length), Count(c.Chains), Count(c.Recommended), Count(c.Fused), c.IdealSpeedup.ToString("F2", CultureInfo.InvariantCulture));
        }

        Terminal.Out.Write(chains);
        if (document.WithoutLaunch + document.Skipped > 0)
        {
            Terminal.WriteLine($"note: {Count(document.WithoutLaunch)} kernels have no launch call in the trace, {Count(document.Skipped)} events are broken and left out");
        }
    }

    private static string Time(double seconds) => new Seconds(seconds).ToString();

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
