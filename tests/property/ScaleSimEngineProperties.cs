using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators.ScaleSim;
using HwSim.Core.Mappings;
using HwSim.Tests.Validation;

namespace HwSim.Tests.Properties;

public class ScaleSimEngineProperties
{
    [Fact]
    public void Engine_equals_the_literal_method_on_small_layers() => Property.Check(
        Cases(),
        @case =>
        {
            (ScaleSimLayer layer, ScaleSimConfig config) = @case;
            if (ScaleSimEngine.Run(layer, config) is not LayerOutcome.Reported reported)
            {
                return;
            }

            Dictionary<string, double> actual = ScaleSimRow.ColumnsOf(reported.Figures);
            foreach ((string column, long expected) in ScaleSimOracle.Run(layer, config))
            {
                Assert.True(expected == actual[column], $"{column}: engine {actual[column]}, literally {expected}; {layer} {config}");
            }
        },
        runs: 400);

    [Fact]
    public void Unlimited_bandwidth_never_stalls() => Property.Check(
        Cases(),
        @case =>
        {
            (ScaleSimLayer layer, ScaleSimConfig config) = @case;
            const int wide = 1 << 20;
            config = config with { Mode = BandwidthMode.User, IfmapSramKb = 64, FilterSramKb = 64, OfmapSramKb = 64, IfmapBandwidth = wide, FilterBandwidth = wide, OfmapBandwidth = wide };
            if (ScaleSimEngine.Run(layer, config) is LayerOutcome.Reported reported)
            {
                int kept = config.Sparsity is null ? layer.Window : Enumerable.Range(0, layer.Window).Count(k => k % layer.SparsityM < layer.SparsityN);
                FoldGrid grid = FoldGrid.For(config.Dataflow, config.ArrayRows, config.ArrayColumns, layer.Pixels, layer.Filters, kept);
                Assert.Equal(0, reported.Figures.StallCycles);
                Assert.Equal(grid.Folds * grid.LinesPerFold - 1, reported.Figures.TotalCycles);
            }
        });

    private static Arbitrary<(ScaleSimLayer Layer, ScaleSimConfig Config)> Cases() => (
        from convolution in Gen.Elements(true, true, false)
        from channels in Gen.Choose(1, 12)
        from filters in Gen.Choose(1, 40)
        from filterHeight in Gen.Choose(1, 3)
        from filterWidth in Gen.Choose(1, 3)
        from extraHeight in Gen.Choose(0, 9)
        from extraWidth in Gen.Choose(0, 9)
        from stride in Gen.Choose(1, 4)
        from m in Gen.Choose(1, 60)
        from k in Gen.Choose(1, 60)
        from ratio in Gen.Elements((1, 1), (1, 2), (2, 4), (3, 4), (2, 8), (3, 7))
        from rows in Gen.Choose(1, 9)
        from columns in Gen.Choose(1, 9)
        from dataflow in Gen.Elements(Dataflow.OutputStationary, Dataflow.WeightStationary, Dataflow.InputStationary)
        from mode in Gen.Elements(BandwidthMode.Calc, BandwidthMode.User)
        from sparse in Gen.Elements(false, false, true)
        from ifmapBandwidth in Gen.Choose(1, 40)
        from filterBandwidth in Gen.Choose(1, 40)
        from ofmapBandwidth in Gen.Choose(1, 12)
        select (
            convolution
                ? new ScaleSimLayer("conv", filterHeight + extraHeight, filterWidth + extraWidth, filterHeight, filterWidth, channels, filters, stride, ratio.Item1, ratio.Item2)
                : ScaleSimLayer.Gemm("gemm", m, filters, k, ratio.Item1, ratio.Item2),
            new ScaleSimConfig(
                "case", rows, columns, 1, 1, 1, 10_000_000, dataflow, mode, ifmapBandwidth, filterBandwidth, ofmapBandwidth,
                sparse ? new ScaleSimSparsity(SparseRepresentation.Csr, RowWise: false, 4, 40) : null))).ToArbitrary();
}
