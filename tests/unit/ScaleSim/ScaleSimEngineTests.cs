using HwSim.Accelerators.ScaleSim;
using HwSim.Core.Mappings;

namespace HwSim.Tests.Unit.ScaleSim;

public class ScaleSimEngineTests
{
    private static readonly ScaleSimConfig Array8x8 = new(
        "run", 8, 8, 1, 1, 1, 10_000_000, Dataflow.WeightStationary, BandwidthMode.Calc, 4, 4, 4, Sparsity: null);

    private static readonly ScaleSimSparsity RowWise = new(SparseRepresentation.EllpackBlock, RowWise: true, BlockSize: 4, Seed: 40);

    [Theory]
    [InlineData(Dataflow.OutputStationary)]
    [InlineData(Dataflow.InputStationary)]
    public void Row_wise_sparsity_is_refused_where_scale_sim_stops(Dataflow dataflow)
    {
        ScaleSimConfig config = Array8x8 with { Dataflow = dataflow, Sparsity = RowWise };
        LayerOutcome.Refused refused = Assert.IsType<LayerOutcome.Refused>(ScaleSimEngine.Run(ScaleSimLayer.Gemm("g", 16, 16, 64), config));
        Assert.Contains("Dimension mismatch", refused.Reason, StringComparison.Ordinal);

        // One block is compressed to itself, and the dimensions agree.
        Assert.IsType<LayerOutcome.Reported>(ScaleSimEngine.Run(ScaleSimLayer.Gemm("g", 16, 16, 4), config));
    }

    [Fact]
    public void A_block_that_does_not_divide_the_lines_is_refused() =>
        Assert.IsType<LayerOutcome.Refused>(ScaleSimEngine.Run(ScaleSimLayer.Gemm("g", 16, 16, 64), Array8x8 with { Sparsity = RowWise with { BlockSize = 3 } }));

    [Fact]
    public void A_layer_of_one_cycle_is_refused() =>
        Assert.IsType<LayerOutcome.Refused>(ScaleSimEngine.Run(ScaleSimLayer.Gemm("g", 1, 1, 1), Array8x8 with { ArrayRows = 1, ArrayColumns = 1, Dataflow = Dataflow.OutputStationary }));

    [Fact]
    public void A_line_wider_than_half_a_scratchpad_is_refused_where_scale_sim_divides_by_zero() =>
        Assert.IsType<LayerOutcome.Refused>(ScaleSimEngine.Run(ScaleSimLayer.Gemm("g", 4, 4096, 64), Array8x8 with { ArrayColumns = 4096 }));

    [Theory]
    [InlineData(1, 1, int.MaxValue)]
    [InlineData(int.MaxValue, 1, 1)]
    [InlineData(1, int.MaxValue, 1)]
    [InlineData(100_000, 100_000, 1)]
    public void A_layer_beyond_all_measure_is_refused(int m, int n, int k) =>
        Assert.IsType<LayerOutcome.Refused>(ScaleSimEngine.Run(ScaleSimLayer.Gemm("g", m, n, k), Array8x8));

    [Fact]
    public void A_large_product_needs_no_matrices()
    {
        ScaleSimConfig config = Array8x8 with { ArrayRows = 128, ArrayColumns = 128, IfmapSramKb = 512, FilterSramKb = 512, OfmapSramKb = 256 };
        ScaleSimLayer cube = ScaleSimLayer.Gemm("cube", 4096, 4096, 4096);
        long before = GC.GetAllocatedBytesForCurrentThread();
        LayerFigures figures = ((LayerOutcome.Reported)ScaleSimEngine.Run(cube, config)).Figures;
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);

        // 32 x 32 folds of 2R + C + T - 2 = 4478 lines.
        Assert.Equal((1024 * 4478) - 1, figures.TotalCycles);
    }

    [Fact]
    public void Each_defect_can_be_switched_off_alone()
    {
        ScaleSimConfig user = Array8x8 with { Mode = BandwidthMode.User, OfmapBandwidth = 6 };
        ScaleSimLayer layer = ScaleSimLayer.Gemm("g", 70, 50, 60, 2, 4);
        LayerFigures reported = Run(layer, user, Defects.All);
        Assert.Equal(reported.TotalCycles + 1, Run(layer, user, Defects.All & ~Defects.LastLineIndex).TotalCycles);
        Assert.True(Run(layer, user, Defects.All & ~Defects.BandwidthKeyForOfmapOnly).StallCycles < reported.StallCycles);
        Assert.True(Run(layer, user, Defects.All & ~Defects.PaddedDramWrites).Ofmap.DramWords < reported.Ofmap.DramWords);
        Assert.Equal(70L * 50 * 8, Run(layer, user, Defects.All & ~Defects.PaddedDramWrites).Ofmap.DramWords);
        Assert.Equal(70L * 50 * 7, Run(layer, user, Defects.All & ~Defects.PartialSumsNotReadBack).PartialSumReads);
        Assert.True(Run(layer, user, Defects.All & ~Defects.LongFoldInComputeUtil).ComputeUtilization > reported.ComputeUtilization);

        ScaleSimConfig outputStationary = Array8x8 with { Dataflow = Dataflow.OutputStationary };
        ScaleSimConfig narrow = outputStationary with { ArrayColumns = 4, Mode = BandwidthMode.User, IfmapBandwidth = 3, FilterBandwidth = 5 };
        ScaleSimLayer waiting = ScaleSimLayer.Gemm("g", 33, 48, 64);
        Assert.True(Run(waiting, narrow, Defects.All & ~Defects.DoubleChargedStall).StallCycles < Run(waiting, narrow, Defects.All).StallCycles);
        Assert.Equal(70 * 50, Run(layer, outputStationary, Defects.All & ~Defects.PhantomOfmapWrites).OfmapSramWrites);

        ScaleSimConfig sparse = Array8x8 with { Sparsity = RowWise with { RowWise = false } };
        LayerFigures sparseReported = Run(layer, sparse, Defects.All);
        Assert.Equal(sparseReported.OverallUtilization / 2, Run(layer, sparse, Defects.All & ~Defects.DenseWorkInSparseUtil).OverallUtilization, 1e-9);
        Assert.Equal(70 * 30 * 7, Run(layer, sparse, Defects.All & ~Defects.ScaledSparseIfmapReads).IfmapSramReads.Value);
        Assert.True(Run(layer, sparse, Defects.All & ~Defects.FreeMetadata).Filter.DramWords > sparseReported.Filter.DramWords);
        Assert.True(Run(layer, Array8x8 with { Sparsity = RowWise }, Defects.All & ~Defects.RowWiseRatioIgnored).TotalCycles <= Run(layer, Array8x8 with { Sparsity = RowWise }, Defects.All).TotalCycles);
    }

    [Fact]
    public void The_catalog_names_each_defect_once()
    {
        Assert.Equal(Defects.All, DefectCatalog.All.Aggregate(Defects.None, (flags, defect) => flags | defect.Flag));
        Assert.Equal(DefectCatalog.All.Length, DefectCatalog.All.Select(defect => defect.Id).Distinct().Count());
        Assert.Equal(DefectCatalog.All.Length, DefectCatalog.All.Select(defect => defect.Flag).Distinct().Count());
    }

    private static LayerFigures Run(ScaleSimLayer layer, ScaleSimConfig config, Defects defects) =>
        ((LayerOutcome.Reported)ScaleSimEngine.Run(layer, config, defects)).Figures;
}
