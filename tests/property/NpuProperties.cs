using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators.Npu;
using HwSim.Accelerators.Npu.Eyeriss;
using HwSim.Accelerators.Npu.Gemmini;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Tests.Contract;

namespace HwSim.Tests.Properties;

/// <summary>Physics of the NPUs on random layers.</summary>
public class NpuProperties
{
    private const double Tolerance = 1e-9;

    private static readonly string[] Presets =
    [
        "nvdla-large", "nvdla-large-spreadsheet", "nvdla-small", "eyeriss", "gemmini", "tpu-v1", "ethos-u55-128", "ethos-u65-512",
        "tensor-core", "flexible-tensor-core", "dual-side-tensor-core", "rtx-3090-cusparselt", "sat-vcu1525", "dpu-b4096-zcu102", "ascend-910",
        "stm32h7a3-x-cube-ai",
    ];

    public static TheoryData<string> Machines => [.. Presets];

    [Theory, MemberData(nameof(Machines))]
    public void Nothing_beats_the_peak_and_shares_add_up(string preset)
    {
        IAccelerator machine = new ContractMachine(preset, []).Build();
        Property.Check(Layers, layer =>
        {
            if (Cost(machine, layer) is not { } cost)
            {
                return;
            }

            double seconds = cost.Time.Value * (1 + Tolerance);
            Assert.Equal(layer.Macs, cost.Macs);
            Assert.True(seconds * machine.Spec.PeakMacsPerSecond >= cost.Macs, $"{layer.Name} beats the peak");
            Assert.True(seconds * machine.Spec.MemoryBandwidth!.Value.Value >= cost.Read[MemoryLevel.Dram] + cost.Written[MemoryLevel.Dram], $"{layer.Name} beats main memory");
            Assert.InRange(cost.Shares.Total, cost.Time.Value * (1 - Tolerance), seconds);
        });
    }

    /// <summary>Half of scratchpad and accumulator hold the tile, counted here value by value, and no single extent can grow.</summary>
    [Fact]
    public void Gemminis_tiles_fit_and_are_maximal() => Property.Check(Layers, layer =>
    {
        GemminiSpec spec = (GemminiSpec)new ContractMachine("gemmini", []).Build().Spec;
        ConvolutionTile tile = ConvolutionTile.Of(NpuLayer.Of(layer), spec);
        Assert.True(Fits(tile));
        Assert.False(tile.Channels < layer.Channels && Fits(tile with { Channels = tile.Channels + 1 }));
        Assert.False(tile.Columns < layer.OutputWidth && Fits(tile with { Columns = tile.Columns + 1 }));
        Assert.False(tile.Filters < layer.Filters && Fits(tile with { Filters = tile.Filters + 1 }));

        bool Fits(ConvolutionTile t)
        {
            long channelBlocks = (t.Channels + spec.Dimension - 1) / spec.Dimension;
            long filterBlocks = (t.Filters + spec.Dimension - 1) / spec.Dimension;
            long ifmap = channelBlocks * t.Images * ((t.Rows * layer.StrideHeight) + t.KernelHeight - 1) * ((t.Columns * layer.StrideWidth) + t.KernelWidth - 1);
            long filter = filterBlocks * t.KernelHeight * t.KernelWidth * t.Channels;
            return (ifmap + filter) * spec.Dimension <= spec.Scratchpad.Value / 2 && filterBlocks * t.Images * t.Rows * t.Columns * spec.Dimension * sizeof(int) <= spec.Accumulator.Value / 2;
        }
    });

    /// <summary>A row-stationary mapping keeps to the words of a PE, to the array and to the buffer.</summary>
    [Fact]
    public void Row_stationary_mappings_fit() => Property.Check(Layers, layer =>
    {
        EyerissSpec spec = (EyerissSpec)new ContractMachine("eyeriss", []).Build().Spec;
        NpuLayer shape = NpuLayer.Of(layer);
        RowStationaryMapping map = RowStationaryMapping.Of(shape, spec)!.Value;
        Assert.True(map.Channels * shape.KernelWidth <= spec.IfmapWords.Value);
        Assert.True(map.Filters * map.Channels * shape.KernelWidth <= spec.FilterWords.Value && map.Filters <= spec.SumWords.Value);
        Assert.True(map.Strip <= spec.Columns && map.ChannelSets * shape.KernelHeight <= spec.Rows);
        Assert.True(map.ChannelSets * map.FilterSets * shape.KernelHeight * map.Strip <= spec.Rows * spec.Columns);
        Assert.True(map.Sums(shape) * 2 <= spec.Buffer.Value.Value);
    });

    private static Cost? Cost(IAccelerator machine, Convolution layer)
    {
        Plan plan = machine.PlanFor(layer, Residency.None, Fidelity.Analytic);
        Assert.False(!plan.IsFeasible && string.IsNullOrWhiteSpace(plan.Reason));
        return plan.IsFeasible ? machine.Execute(layer, plan.Mapping, Fidelity.Analytic, NoTrace.Instance) : null;
    }

    private static Arbitrary<Convolution> Layers => (
        from extent in Gen.Choose(1, 60)
        from channels in Gen.Choose(1, 200)
        from filters in Gen.Choose(1, 200)
        from kernel in Gen.Choose(1, 5)
        from stride in Gen.Choose(1, 3)
        from batch in Gen.Choose(1, 4)
        select With(
            new Convolution
            {
                Name = $"{batch}x{channels}x{extent}, {filters} of {kernel}, stride {stride}",
                Batch = batch,
                Height = extent + kernel,
                Width = extent + kernel,
                Channels = channels,
                Filters = filters,
                KernelHeight = kernel,
                KernelWidth = kernel,
                StrideHeight = stride,
                StrideWidth = stride,
                Inputs = [],
                Outputs = [],
            },
            filters)).ToArbitrary();

    private static Convolution With(Convolution layer, long filters)
    {
        Convolution wide = layer with { Filters = filters };
        return wide with
        {
            Inputs =
            [
                new Tensor("ifmap", [wide.Batch, wide.Channels, wide.Height, wide.Width], TensorFormat.Int8, TensorRole.Activation),
                new Tensor("filter", [filters, wide.Channels, wide.KernelHeight, wide.KernelWidth], TensorFormat.Int8, TensorRole.Weight),
            ],
            Outputs = [new Tensor("ofmap", [wide.Batch, filters, wide.OutputHeight, wide.OutputWidth], TensorFormat.Int8, TensorRole.Activation)],
        };
    }
}
