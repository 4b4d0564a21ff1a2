using System.Collections.Immutable;
using HwSim.Core.Results;
using HwSim.Reports.Words;

namespace HwSim.Reports.Comparison;

/// <summary>Several runs side by side; the first is what the others are measured against.</summary>
/// <param name="Runs">At least one.</param>
public sealed record RunComparison(ImmutableArray<RunResult> Runs)
{
    private const int LongestLabel = 60;

    /// <summary>A total of every run.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Values">One for each run; null where a run has none.</param>
    /// <param name="Format">Writes a value.</param>
    public sealed record Total(string Name, ImmutableArray<double?> Values, Func<double?, string> Format);

    /// <summary>One operation in every run that has it.</summary>
    /// <param name="Name">Operations of one name are told apart by the order in which they come.</param>
    /// <param name="Results">One for each run; null where a run lacks it.</param>
    public sealed record Line(string Name, ImmutableArray<OperationResult?> Results);

    /// <summary>A parameter whose value is not the same everywhere.</summary>
    public sealed record Difference(string Path, ImmutableArray<string?> Values);

    /// <summary>A short name for each run, all different: what distinguishes it.</summary>
    public ImmutableArray<string> Labels { get; init; } = Name(Runs);

    public ImmutableArray<Total> Totals { get; } =
    [
        new("Latency", [.. Runs.Select(r => r.Totals.Seconds)], Figure.Seconds),
        new("Throughput", [.. Runs.Select(r => r.Totals.Seconds > 0 ? r.Totals.Macs / r.Totals.Seconds : null)], Figure.MacsPerSecond),
        new("Utilization", [.. Runs.Select(r => r.Totals.Utilization)], Figure.Percent),
        new("Energy", [.. Runs.Select(r => r.Totals.Energy)], Figure.Joules),
        new("Area", [.. Runs.Select(r => r.Totals.AreaMm2)], Figure.SquareMillimetres),
        new("DRAM traffic", [.. Runs.Select(r => r.Totals.BytesByLevel.TryGetValue("dram", out LevelTraffic? t) ? t.Read + t.Written : (double?)null)], Figure.Bytes),
        new("MACs", [.. Runs.Select(r => (double?)r.Totals.Macs)], Figure.Short),
    ];

    /// <summary>The operations of all runs in the order in which they are first met.</summary>
    public ImmutableArray<Line> Lines { get; } = Match(Runs);

    /// <summary>What is configured differently.</summary>
    public ImmutableArray<Difference> Differences { get; } = [.. Runs.SelectMany(r => r.Machine.Parameters.Select(p => p.Path)).Distinct()
        .Select(path => new Difference(path, [.. Runs.Select(r => r.Machine.Parameters.FirstOrDefault(p => p.Path == path)?.Value)]))
        .Where(d => d.Values.Distinct().Count() > 1)];

    /// <summary>A value over that of the first run; null where either is missing or the first is zero.</summary>
    public static double? Ratio(double? value, double? first) => first > 0 ? value / first : null;

    /// <summary>The comparison in words.</summary>
    public string Summary()
    {
        string first = Labels[0];
        IEnumerable<string> sentences = Labels.Skip(1).Select((label, i) => Runs[i + 1].Totals.Seconds is { } seconds && Ratio(seconds, Runs[0].Totals.Seconds) is { } time
            ? $"{label} takes {Figure.Seconds(seconds)}, {Figure.Ratio(time)} the time of {first}{Energy(Ratio(Runs[i + 1].Totals.Energy, Runs[0].Totals.Energy))}."
            : $"{label} has no total time to compare.");
        return string.Join(' ', sentences.Prepend($"{first} takes {Figure.Seconds(Runs[0].Totals.Seconds)}."));

        static string Energy(double? ratio) => ratio is null ? "" : $", and {Figure.Ratio(ratio)} the energy";
    }

    private static ImmutableArray<string> Name(ImmutableArray<RunResult> runs)
    {
        bool oneWorkload = runs.Select(r => r.Workload.Digest).Distinct().Count() == 1;
        bool oneMachine = runs.Select(r => r.Machine.Digest).Distinct().Count() == 1;
        bool oneFidelity = runs.Select(r => r.Fidelity).Distinct().Count() == 1;
        bool techniques = runs.Any(r => r.Workload.Techniques.Count > 0);
        List<string> labels = [];
        foreach (RunResult run in runs)
        {
            string what = (oneWorkload, oneMachine) switch
            {
                (true, false) => run.Machine.Name,
                (false, true) => run.Workload.Name,
                _ => $"{run.Workload.Name} on {run.Machine.Name}",
            };
            string how = techniques ? string.Join(", ", run.Workload.Techniques.DefaultIfEmpty("no technique")) : "";
            string label = Printable.Cut(string.Join(", ", new[] { what, how, oneFidelity ? "" : run.Fidelity }.Where(s => s.Length > 0)), LongestLabel);
            string unique = label;
            for (int i = 2; labels.Contains(unique); i++)
            {
                unique = $"{label} ({i})";
            }

            labels.Add(unique);
        }

        return [.. labels];
    }

    private static ImmutableArray<Line> Match(ImmutableArray<RunResult> runs)
    {
        Dictionary<(string Name, int Occurrence), OperationResult?[]> found = [];
        List<(string Name, int Occurrence)> order = [];
        for (int r = 0; r < runs.Length; r++)
        {
            Dictionary<string, int> occurrences = new(StringComparer.Ordinal);
            foreach (OperationResult operation in runs[r].Operations)
            {
                int occurrence = occurrences[operation.Name] = occurrences.GetValueOrDefault(operation.Name) + 1;
                if (!found.TryGetValue((operation.Name, occurrence), out OperationResult?[]? results))
                {
                    results = found[(operation.Name, occurrence)] = new OperationResult?[runs.Length];
                    order.Add((operation.Name, occurrence));
                }

                results[r] = operation;
            }
        }

        return [.. order.Select(key => new Line(key.Name, [.. found[key]]))];
    }
}
