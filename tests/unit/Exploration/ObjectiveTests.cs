using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;

namespace HwSim.Tests.Unit.Exploration;

/// <summary>What a study can want: results, sums with weights, ratios, and mixtures with axes.</summary>
public class ObjectiveTests
{
    private static readonly PointResult Result = new()
    {
        Number = 1,
        Configuration = "",
        Digest = "",
        Fidelity = Fidelity.Analytic,
        Seconds = 0.004,
        Cycles = 4_000_000,
        Energy = 0.006,
        AreaMm2 = 20,
        Utilization = 0.5,
        Macs = 1_000_000_000,
        DramBytes = 3e6,
        LeakageWatts = 0.1,
    };

    [Theory]
    [InlineData("minimize seconds", 0.004)]
    [InlineData("minimize area_mm2", 20)]
    [InlineData("minimize 0.5 * seconds / 1 ms + 0.5 * energy / 1 mJ", 5)]
    [InlineData("minimize 2 * seconds / 1 ms + area_mm2 / 1 mm2 - 100 * utilization", -22)]
    [InlineData("minimize energy * seconds", 0.006 * 0.004)]
    [InlineData("minimize energy / macs", 6e-12)]
    [InlineData("maximize batch / seconds", 500)]
    [InlineData("minimize energy / seconds + leakage_watts", 1.6)]
    [InlineData("minimize max(seconds / 8 ms, area_mm2 / 80 mm2)", 0.5)]
    [InlineData("minimize dram_bytes / seconds / dram.bandwidth", 0.0375)]
    public void Expressions_over_results_and_axes_are_objectives(string objective, double value)
    {
        DesignSpace space = Studies.WithAxes("batch: [1, 2]\ndram.bandwidth: [20 GB/s]", $"objectives: [\"{objective}\"]\n");

        Assert.Equal(value, new ObjectiveReader(space).Read(Result)[0], Math.Abs(value) * 1e-12);
    }

    [Theory]
    [InlineData("minimize 0.5 * seconds + 0.5 * energy", "'+' between time and energy")]
    [InlineData("minimize seconds / 1 ms + energy", "'+' between a plain number and energy")]
    [InlineData("minimize area_mm2 + 1", "'+' between area and a plain number")]
    public void Sums_of_different_measures_are_refused(string objective, string says)
    {
        Diagnostics problems = [];
        _ = StudyFile.Read(new SourceText("study.yaml", $"hwsim: 1\nstudy: s\nmachine: systolic-32x32\nworkload: resnet18\naxes: {{ batch: [1, 2] }}\nobjectives: [\"{objective}\"]\n"), problems);

        Diagnostic problem = Assert.Single(problems);
        Assert.Equal(DiagnosticCode.WrongUnit, problem.Code);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }
}
