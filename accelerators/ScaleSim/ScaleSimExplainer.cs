using System.Collections.Immutable;
using HwSim.Accelerators.Systolic;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>Computes what each defect of SCALE-Sim does to a layer, by running the engine without it.</summary>
public static class ScaleSimExplainer
{
    /// <summary>Explains a layer that SCALE-Sim reports.</summary>
    public static LayerExplanation Explain(ScaleSimLayer layer, ScaleSimConfig config)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(config);
        LayerFigures reported = Without(layer, config, Defects.None);
        var effects = ImmutableArray.CreateBuilder<DefectEffect>();
        foreach (Defect defect in DefectCatalog.All)
        {
            if (!Applies(defect.Flag, config, reported))
            {
                continue;
            }

            LayerFigures corrected = Without(layer, config, defect.Flag);
            foreach ((string name, Func<LayerFigures, double> figure) in FiguresOf(defect.Flag))
            {
                if (figure(corrected) is var right && right != figure(reported))
                {
                    effects.Add(new DefectEffect(defect, name, figure(reported), right));
                }
            }
        }

        return new LayerExplanation(reported, Without(layer, config, Defects.All), OwnComputeCycles(layer, config), effects.ToImmutable());
    }

    /// <summary>
    /// What the systolic machine of this program takes for the layer without waiting for memory (<see cref="FoldTiming"/>). It differs in
    /// two assumptions: output-stationary results leave through the columns, which takes R cycles a fold, and a fold at the edge of the
    /// layer uses, loads and drains only the rows and columns that it needs.
    /// </summary>
    private static long? OwnComputeCycles(ScaleSimLayer layer, ScaleSimConfig config)
    {
        if (config.Sparsity is { RowWise: true })
        {
            return null;
        }

        NmPattern pattern = config.Sparsity is null ? NmPattern.Dense : new NmPattern(layer.SparsityN, layer.SparsityM);
        GemmShape shape = GemmShape.Of(layer.Pixels, layer.Filters, layer.Window) with { FilterSparsity = pattern };
        ArrayProblem problem = ArrayProblem.Of(shape, config.Dataflow, 1);
        ArrayShape array = new(config.ArrayRows, config.ArrayColumns, OverlapsFolds: false);
        return FoldTiming.Cycles(array, problem, problem.Folds(array, problem.Stream), LoopOrder.ColumnsOuter, problem.Stream);
    }

    private static LayerFigures Without(ScaleSimLayer layer, ScaleSimConfig config, Defects fixedDefects) =>
        ((LayerOutcome.Reported)ScaleSimEngine.Run(layer, config, Defects.All & ~fixedDefects)).Figures;

    /// <summary>Whether a defect can show at all, so that a run without it is worth its time.</summary>
    private static bool Applies(Defects defect, ScaleSimConfig config, LayerFigures reported)
    {
        bool user = config.Mode == BandwidthMode.User;
        return defect switch
        {
            Defects.DoubleChargedStall => user && reported.StallCycles > 0,
            Defects.PaddedDramReads or Defects.CyclicPrefetch or Defects.UnsharedBandwidth => user,
            Defects.BandwidthKeyForOfmapOnly => user && (config.IfmapBandwidth != config.OfmapBandwidth || config.FilterBandwidth != config.OfmapBandwidth),
            Defects.DenseWorkInSparseUtil or Defects.FreeMetadata or Defects.ScaledSparseIfmapReads => config.Sparsity is not null,
            Defects.RowWiseRatioIgnored => config.Sparsity is { RowWise: true },
            _ => true,
        };
    }

    /// <summary>The figures that a defect falsifies.</summary>
    private static (string Name, Func<LayerFigures, double> Figure)[] FiguresOf(Defects defect) => defect switch
    {
        Defects.LastLineIndex or Defects.UnsharedBandwidth or Defects.RowWiseRatioIgnored => [("Total Cycles", f => f.TotalCycles)],
        Defects.DoubleChargedStall or Defects.BandwidthKeyForOfmapOnly =>
            [("Total Cycles", f => f.TotalCycles), ("Stall Cycles", f => f.StallCycles)],
        Defects.PhantomOfmapWrites => [("SRAM OFMAP Writes", f => f.OfmapSramWrites)],
        Defects.PaddedDramReads or Defects.CyclicPrefetch =>
            [("DRAM IFMAP Reads", f => f.Ifmap.DramWords), ("DRAM Filter Reads", f => f.Filter.DramWords)],
        Defects.PaddedDramWrites => [("DRAM OFMAP Writes", f => f.Ofmap.DramWords)],
        Defects.PartialSumsNotReadBack => [("SRAM OFMAP Reads", f => f.PartialSumReads)],
        Defects.LongFoldInComputeUtil => [("Compute Util %", f => f.ComputeUtilization)],
        Defects.DenseWorkInSparseUtil => [("Overall Util %", f => f.OverallUtilization)],
        Defects.FreeMetadata => [("DRAM Filter Reads", f => f.Filter.DramWords)],
        Defects.ScaledSparseIfmapReads => [("SRAM IFMAP Reads", f => f.IfmapSramReads.Value)],
        _ => [],
    };
}
