using System.Collections.Immutable;
using HwSim.Core.Results;
using HwSim.Reports.Comparison;

namespace HwSim.Tests.Samples;

/// <summary>Comparisons for tests of reports.</summary>
internal static class SampleComparisons
{
    /// <summary>One workload on two machines; an operation is missing on the second.</summary>
    public static RunComparison TwoMachines { get; } = new([SampleRuns.Small, Faster(SampleRuns.Small)]);

    public static RunComparison Many { get; } = new([SampleRuns.ResNet50, Faster(SampleRuns.ResNet50), SampleRuns.WithoutEnergy, SampleRuns.Infeasible, SampleRuns.Hostile]);

    private static RunResult Faster(RunResult run)
    {
        RunResult faster = SampleRuns.Run(run.Workload.Name, run.Workload.Parameters, [.. run.Operations.Skip(1).Select(Halved)]);
        return faster with
        {
            Machine = run.Machine with { Name = "systolic-256x256", Digest = "aa", Parameters = run.Machine.Parameters.SetItem(3, new("array.rows", "256")) },
        };
    }

    private static OperationResult Halved(OperationResult o) =>
        o with { Seconds = o.Seconds / 2, TimeShares = o.TimeShares.ToImmutableSortedDictionary(p => p.Key, p => p.Value / 2, StringComparer.Ordinal) };
}
