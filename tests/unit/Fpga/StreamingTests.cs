using System.Collections.Immutable;
using HwSim.Accelerators.Fpga;
using HwSim.Accelerators.Fpga.Streaming;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Units;
using HwSim.Tests.Contract;
using HwSim.Workloads;
using HwSim.Workloads.Yaml;

namespace HwSim.Tests.Unit.Fpga;

/// <summary>Streaming designs: timing by hand, folding for a rate, what does not fit, what cannot be streamed.</summary>
public class StreamingTests
{
    private static readonly StreamPrecision Precision = new(8, 8, 24);

    private static readonly StreamStage Window = new()
    {
        Name = "conv",
        Reads = [],
        RowsIn = 4,
        ColumnsIn = 4,
        ChannelsIn = 2,
        RowsOut = 2,
        ColumnsOut = 2,
        ChannelsOut = 6,
        KernelRows = 3,
        KernelColumns = 3,
        IsProduct = true,
        Folding = new(2, 3, 1, 9),
    };

    /// <summary>A 3x3 window over 4x4 pixels, one a cycle: the first result waits for pixel 11, each takes 2 cycles, the last pixel comes at 16.</summary>
    [Fact]
    public void A_window_waits_for_its_last_pixel()
    {
        Assert.Equal(16, Window.InputCycles);
        Assert.Equal(16, Window.Interval);
        Assert.Equal(24, StreamTiming.Of([Window]).Latency);
    }

    [Fact]
    public void Intervals_are_the_slowest_of_multipliers_and_streams()
    {
        Assert.Equal(2 * 2 * 2 * 6 * 9, (Window with { Folding = StreamFolding.Serial }).Interval);
        Assert.Equal(32, (Window with { Folding = new(1, 6, 1, 9) }).Interval);
    }

    /// <summary>A join waits for the longer branch, and the shorter one's pixels are kept meanwhile.</summary>
    [Fact]
    public void A_join_needs_a_buffer_for_what_the_longer_branch_delays()
    {
        StreamStage Pass(string name, params int[] reads) => new() { Name = name, Reads = [.. reads], RowsIn = 8, ColumnsIn = 8, ChannelsIn = 1, RowsOut = 8, ColumnsOut = 8, ChannelsOut = 1 };
        StreamStage window = Pass("window", 0) with { KernelRows = 3, KernelColumns = 3, PadTop = 1, PadLeft = 1, IsProduct = true, Folding = new(1, 1, 1, 9) };
        StreamTiming timing = StreamTiming.Of([Pass("input"), window, Pass("sum", 0, 1)]);
        Assert.InRange(timing.Buffered[0], 8, 12);
        Assert.InRange(timing.Buffered[1], 0, 1);
    }

    [Theory, InlineData(10), InlineData(100), InlineData(400)]
    public void The_folding_reaches_the_rate_and_no_stage_could_have_less(double rate)
    {
        ImmutableArray<StreamStage> stages = Network("mobilenet-v2");
        FpgaDevice device = FpgaDevice.All.Single(d => d.Name == "u250");
        Hertz clock = new(200e6);
        StreamDesign design = new FoldingSearch(stages, _ => false, device, clock, Precision).For(clock.Value / rate);
        Assert.True(design.Rate >= rate);
        Assert.True(design.Timing.Latency >= design.Interval);
        Assert.All(design.Stages, s => Assert.All(
            FoldingChoices.Of(s).Where(o => o.IsProduct && o.Folding.Multipliers < s.Folding.Multipliers), o => Assert.True(o.Interval > clock.Value / rate)));
    }

    [Fact]
    public void What_does_not_fit_says_what_is_missing_and_which_folding_does()
    {
        ImmutableArray<StreamStage> stages = Network("mobilenet-v2");
        FpgaDevice device = FpgaDevice.All.Single(d => d.Name == "vcu1525");
        FoldingSearch search = new(stages, _ => false, device, new Hertz(200e6), Precision);
        StreamDesign wanted = search.For(200e6 / 20_000);
        Assert.Matches(@"^the design does not fit vcu1525: missing [\d,]+ \w+", wanted.Shortage);
        StreamDesign nearest = search.Nearest(200e6 / 20_000)!;
        Assert.Null(nearest.Shortage);
        Assert.InRange(nearest.Rate, 1, wanted.Rate);
        Assert.Null(new FoldingSearch(stages, _ => false, FpgaDevice.All.Single(d => d.Name == "zedboard"), new Hertz(100e6), Precision).Nearest(1));
    }

    [Fact]
    public void A_folding_that_does_not_divide_names_the_nearest_that_do()
    {
        string? reason = FoldingChoices.Refusal(Window, new StreamFolding(2, 4, 1, 9));
        Assert.Equal("the folding out 4 does not divide the 6 of 'conv'; the nearest that do are 3 and 6", reason);
        Assert.Null(FoldingChoices.Refusal(Window, Window.Folding));
    }

    [Fact]
    public void What_cannot_be_streamed_is_named()
    {
        Diagnostics problems = [];
        Gemm empty = ContractOperations.Gemm("nothing", 0, 4, 4);
        Gemm scores = ContractOperations.Gemm("scores", 4, 4, 4);
        scores = scores with { Inputs = [scores.Inputs[0], scores.Inputs[0]] };
        _ = StreamStages.Of(new WorkloadGraph("odd", [empty, scores, ContractOperations.Gemm("twice", 4, 4, 4) with { Repeat = 2 }], []), problems);
        Assert.Equal(3, problems.Count);
        Assert.Collection(
            problems,
            p => Assert.Contains("'nothing' (Gemm) has no values", p.Message, StringComparison.Ordinal),
            p => Assert.Contains("'twice' (Gemm) is repeated", p.Message, StringComparison.Ordinal),
            p => Assert.Contains("'scores' (Gemm) multiplies two computed operands", p.Message, StringComparison.Ordinal));
    }

    [Theory, InlineData(4, 4, 4), InlineData(8, 8, 2), InlineData(9, 8, 1), InlineData(16, 16, 1), InlineData(32, 24, 0.25)]
    public void Narrow_multiplications_share_a_DSP(int weights, int activations, double multiplies) =>
        Assert.Equal(multiplies, new StreamPrecision(weights, activations, 32).MultipliesOfDsp);

    private static ImmutableArray<StreamStage> Network(string preset)
    {
        Diagnostics problems = [];
        WorkloadGraph graph = WorkloadFile.Load(WorkloadPresets.Text(preset)!, [], problems)!.Build(WorkloadOptions.Default, problems)!;
        ImmutableArray<StreamStage> stages = StreamStages.Of(graph, problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return stages;
    }
}
