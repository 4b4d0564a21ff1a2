using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Tests.Contract;
using HwSim.Workloads;
using HwSim.Workloads.Techniques;
using HwSim.Workloads.Yaml;

namespace HwSim.Tests.Unit.Fpga;

/// <summary>What SAT gains from N:M training, and what each of its parts is worth.</summary>
public class SatTests
{
    private static readonly double Dense = Seconds(null);

    /// <summary>Forward pass and input gradient are two of three products of a step, so N:M gains at most 3 / (2 N/M + 1).</summary>
    [Fact]
    public void Sparser_weights_gain_more_and_never_more_than_their_share_of_the_step()
    {
        double previous = 1;
        foreach (NmPattern pattern in new NmPattern[] { new(2, 4), new(2, 8), new(2, 16) })
        {
            double gain = Dense / Seconds(pattern.ToString());
            Assert.InRange(gain, previous, 3 / ((2.0 * pattern.N / pattern.M) + 1));
            previous = gain;
        }
    }

    [Fact]
    public void One_sparse_phase_gains_less_than_two()
    {
        double both = Seconds("2:8");
        Assert.All(["sr-ste", "sdgp"], method => Assert.InRange(Seconds("2:8", $"method={method}"), both, Dense));
        Assert.Equal(Dense, Seconds("2:8", "method=dense"));
    }

    [Theory, InlineData("interleave=1"), InlineData("schedule=os"), InlineData("schedule=ws"), InlineData("pre_generate=false"), InlineData("sum_rows=64")]
    public void Every_part_of_it_is_worth_something(string without) => Assert.True(Seconds("2:8", without) > Seconds("2:8"));

    [Fact]
    public void It_fits_its_board_and_an_array_that_does_not_says_what_is_missing()
    {
        Assert.Equal(0, Run("2:8").Totals.Missing.Count(m => m.Contains("fit", StringComparison.Ordinal)));
        string missing = Run("2:8", "array.rows=64").Totals.Missing[0];
        Assert.Contains("does not fit vcu1525", missing, StringComparison.Ordinal);
        Assert.Contains("3,400 DSP (10,240 of 6,840)", missing, StringComparison.Ordinal);
    }

    private static double Seconds(string? pattern, params string[] overrides) => Run(pattern, overrides).Totals.Seconds!.Value;

    private static RunResult Run(string? pattern, params string[] overrides)
    {
        Diagnostics problems = [];
        ContractMachine machine = new("sat-vcu1525", overrides);
        MappingNode file = machine.File();
        WorkloadGraph graph = WorkloadFile.Load(WorkloadPresets.Text("resnet9")!, [], problems)!.Build(new WorkloadOptions { Phase = Phase.Train, Batch = 16 }, problems)!;
        graph = pattern is null ? graph : TechniqueText.Read(new SourceText("nm", $"nm({pattern}, ends=false)"), problems)!.Apply(graph);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return Simulation.Run(new RunRequest(ContractMachine.Build(file), file, graph, [], Fidelity.Analytic, "test", ""));
    }
}
