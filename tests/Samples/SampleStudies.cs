using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Core.Machine;
using HwSim.Reports.Exploration;

namespace HwSim.Tests.Samples;

/// <summary>
/// Studies with made-up results, for tests of answers and reports: none is simulated. A design is worth what a closed form of its axes says, close
/// enough to an array's to be plausible; no test compares it with anything.
/// </summary>
internal static class SampleStudies
{
    /// <summary>A hundred thousand designs of an array in one scenario, with a baseline, budgets and a constraint that some break.</summary>
    public const string Large = """
        hwsim: 1
        study: large
        description: Where should an array spend its area, on PEs, on scratchpads or on bandwidth?
        machine: systolic-32x32
        workload: resnet18
        axes:
          array.rows: { from: 8, to: 200, step: 8 }
          array.columns: { from: 8, to: 160, step: 8 }
          array.dataflow: [weight-stationary, output-stationary, input-stationary, best]
          scratchpads.ifmap: { from: 16 KiB, to: 8 MiB, times: 2 }
          dram.bandwidth: [8 GB/s, 16 GB/s, 32 GB/s, 64 GB/s, 128 GB/s]
        constraints: [area_mm2 <= 30 mm2]
        objectives: [minimize seconds, minimize energy, minimize area_mm2]
        baseline: { array.rows: 32, array.columns: 32, array.dataflow: weight-stationary, scratchpads.ifmap: 64 KiB, dram.bandwidth: 8 GB/s }
        budgets: [area_mm2 <= 5 mm2, area_mm2 <= 20 mm2]

        """;

    /// <summary>Three workloads, a computed axis, and objectives that are ratios to a baseline.</summary>
    public const string Scenarios = """
        hwsim: 1
        study: scenarios
        description: Which shape and dataflow for which network?
        machine: systolic-32x32
        axes:
          array.rows: { from: 16, to: 256, times: 2 }
          array.columns: = 4096 / array.rows
          array.dataflow: [weight-stationary, output-stationary, best]
          workload: [resnet18, bert-base, gpt2-xl]
        objectives: [minimize seconds / baseline.seconds, minimize energy / baseline.energy]
        baseline: { array.rows: 64, array.dataflow: weight-stationary }

        """;

    /// <summary>Names that try to leave the place they are put in.</summary>
    public static string Hostile { get; } = $"""
        hwsim: 1
        study: {Quoted(SampleRuns.HostileNames[0])}
        description: {Quoted(SampleRuns.HostileNames[1])}
        machine: systolic-32x32
        workload: {Quoted(SampleRuns.HostileNames[2])}
        axes:
          array.rows: [8, 16, 32]
          array.dataflow: [{string.Join(", ", SampleRuns.HostileNames.Take(10).Select(Quoted))}]
        objectives: [minimize seconds, minimize energy]

        """;

    public static DesignSpace Space(string text)
    {
        Core.Config.Diagnostics problems = [];
        Study? study = StudyFile.Read(new SourceText("study.yaml", text), problems);
        DesignSpace? space = study is null ? null : DesignSpace.Of(study, problems);
        return problems.IsEmpty ? space! : throw new InvalidOperationException(string.Join('\n', problems));
    }

    /// <summary>The results of a study, its baseline designs first.</summary>
    public static IEnumerable<PointResult> Results(DesignSpace space)
    {
        IEnumerable<long> numbers = Enumerable.Range(0, (int)space.Points).Select(i => (long)i);
        long[] baselines = [.. numbers.Take(space.Study.Baseline.IsEmpty ? 0 : (int)space.Points).Select(n => space.BaselineOf(n)!.Value).Distinct()];
        return baselines.Concat(numbers).Select(n => Result(space, n));
    }

    public static StudyAnswers Answers(DesignSpace space, IEnumerable<PointResult> results)
    {
        StudyAnalysis analysis = new(space);
        foreach (PointResult result in results)
        {
            analysis.Add(result);
        }

        return analysis.Answer();
    }

    public static PointTable Table(StudyAnswers answers, IEnumerable<PointResult> results)
    {
        PointTable table = new(answers);
        foreach (PointResult result in results)
        {
            table.Add(result);
        }

        return table;
    }

    /// <summary>The page of a study.</summary>
    public static string Html(string text)
    {
        DesignSpace space = Space(text);
        PointResult[] results = [.. Results(space)];
        StudyAnswers answers = Answers(space, results);
        return StudyReport.Html(answers, Table(answers, results), Source);
    }

    public static StudySource Source { get; } = new("study.yaml", "study.db", "0123456789abcdef", ImmutableSortedDictionary<long, string>.Empty.Add(1, "designs/point-1/report.html"));

    private static PointResult Result(DesignSpace space, long number)
    {
        DesignPoint point = space[number];
        PointResult result = new() { Number = number, Configuration = space.Describe(point), Digest = $"{number:x8}", Fidelity = Fidelity.Analytic };
        double rows = Value(space, point, "array.rows", 32);
        double columns = Value(space, point, "array.columns", 32);
        double buffer = Value(space, point, "scratchpads.ifmap", 65_536);
        double bandwidth = Value(space, point, "dram.bandwidth", 16e9);
        int network = Place(space, point, "workload");
        double work = 1e9 * (1 + (network * 2));
        double flow = 1 + (0.2 * ((Place(space, point, "array.dataflow") + 1 + network) % 4));
        double compute = work / (rows * columns * 0.7e9) * flow * (1 + (rows / (100 * (1 + network))) + (columns / 400));
        double bytes = work / (400 - (170 * network)) * (1 + (2e5 / buffer)) * (1 + (columns / 900));
        double memory = bytes / bandwidth;
        double area = 0.4 + (rows * columns * 6e-4) + (buffer * 2.2e-6);
        return area > 30 && number >= 0
            ? result with { Infeasible = "the constraint 'area_mm2 <= 30 mm2' does not hold" }
            : result with
            {
                Seconds = Math.Max(compute, memory),
                Cycles = (long)(Math.Max(compute, memory) * 0.7e9),
                Energy = (work * 0.8e-12 * flow) + (bytes * 2e-11) + (area * 1e-5),
                AreaMm2 = area,
                LeakageWatts = area * 1e-6,
                Utilization = Math.Min(1, compute / Math.Max(compute, memory) / flow),
                Macs = (long)work,
                DramBytes = bytes,
                BoundBy = memory > compute ? "dram" : "compute",
            };
    }

    private static double Value(DesignSpace space, DesignPoint point, string axis, double otherwise) => space.Axes.Any(a => a.Name == axis) ? space.NumberOf(point, axis) : otherwise;

    private static int Place(DesignSpace space, DesignPoint point, string axis)
    {
        int at = space.Axes.ToList().FindIndex(a => a.Name == axis);
        return at < 0 ? 0 : Math.Max(0, space.Axes[at].Values.ToList().FindIndex(v => v.Value == point.Values[at].Value));
    }

    private static string Quoted(string text) => $"\"{string.Concat(text.Select(c => c is '"' or '\\' ? $"\\{c}" : c < ' ' || char.IsSurrogate(c) ? "?" : $"{c}"))}\"";
}
