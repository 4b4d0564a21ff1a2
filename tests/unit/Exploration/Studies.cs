using HwSim.Cli.Input;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Tests.Unit.Exploration;

/// <summary>Studies for tests, on shipped presets.</summary>
internal static class Studies
{
    /// <summary>A study of 24 points, some of them excluded before and some after simulating.</summary>
    public const string Small = """
        hwsim: 1
        study: small
        machine: systolic-32x32
        workload: resnet18
        axes:
          array.rows: { from: 8, to: 64, times: 2 }
          array.columns: = 1024 / array.rows
          scratchpads.ifmap: [32 KiB, 64 KiB, 128 KiB]
          batch: [1, 2]
        constraints:
          - array.columns <= 64 * min(batch, 1) + scratchpads.ifmap / 1 KiB
          - seconds <= 10 ms
        objectives:
          - minimize seconds
          - minimize energy
          - maximize utilization

        """;

    public static StudyInput Parts { get; } = new(Repository.Root);

    public static DesignSpace Space(string text)
    {
        Diagnostics problems = [];
        Study? study = StudyFile.Read(new SourceText("study.yaml", text), problems);
        DesignSpace? space = study is null ? null : DesignSpace.Of(study, problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return space!;
    }

    /// <summary>A study with some axes over the small array.</summary>
    public static DesignSpace WithAxes(string axes, string rest = "") =>
        Space($"hwsim: 1\nstudy: test\nmachine: systolic-32x32\nworkload: resnet18\naxes:\n{string.Concat(axes.Split('\n').Select(a => $"  {a}\n"))}{rest}");

    /// <summary>The values of an axis, over all points of a grid, each once.</summary>
    public static string[] Values(DesignSpace space, int axis) =>
        [.. Enumerable.Range(0, (int)space.Points).Select(i => space[i].Values[axis].Value).Distinct()];
}
