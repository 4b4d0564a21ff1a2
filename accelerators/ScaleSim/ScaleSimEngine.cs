using HwSim.Core.Mappings;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// SCALE-Sim 3.0.0 without its address matrices: closed forms where they are provable, otherwise a model of the three
/// scratchpads that looks only at the lines at which something happens.
/// </summary>
/// <remarks>
/// Source of the behaviour: SCALE-Sim v3.0.0, commit 1d62b68a2c77f71e1a7cd30b1a7d9748a3b0a603. Words are one byte, half
/// of each scratchpad is active, every layer starts cold.
/// </remarks>
public static class ScaleSimEngine
{
    /// <summary>Simulates one layer.</summary>
    public static LayerOutcome Run(ScaleSimLayer layer, ScaleSimConfig config, Defects defects = Defects.All)
    {
        if (EngineLimits.ExceededBy(layer, config) is { } limit)
        {
            return new LayerOutcome.Refused(limit);
        }

        if (config.Mode == BandwidthMode.User && !defects.HasFlag(Defects.BandwidthKeyForOfmapOnly))
        {
            config = config with { IfmapBandwidth = config.OfmapBandwidth, FilterBandwidth = config.OfmapBandwidth };
        }

        SparseFilter filter = SparseFilter.Of(layer, config);
        bool rowWise = config.Sparsity is { RowWise: true };
        bool weightStationary = config.Dataflow == Dataflow.WeightStationary;
        if (RefusalOf(layer, config, filter, rowWise && weightStationary) is { } reason)
        {
            return new LayerOutcome.Refused(reason);
        }

        FoldGrid grid = FoldGrid.For(
            config.Dataflow,
            config.ArrayRows,
            config.ArrayColumns,
            layer.Pixels,
            layer.Filters,
            filter.Rows);
        int block = rowWise && weightStationary ? config.Sparsity!.BlockSize : 0;
        OperandTraffic ifmapTraffic = OperandTraffic.Ifmap(OperandLowering.Ifmap(layer, filter.KeptRows), grid, block);
        OperandTraffic filterTraffic = OperandTraffic.Filter(filter.Operand, grid);
        return MemorySimulation.Run(ifmapTraffic, filterTraffic, config, defects) is { } memory
            ? new LayerOutcome.Reported(Assemble(layer, config, grid, filter, memory, defects))
            : new LayerOutcome.Refused(
                "one line of reads fills half a scratchpad more than once, and SCALE-Sim divides by zero cycles");
    }

    private static LayerFigures Assemble(
        ScaleSimLayer layer,
        ScaleSimConfig config,
        FoldGrid grid,
        SparseFilter filter,
        MemoryFigures memory,
        Defects defects)
    {
        ComputeFigures compute = ComputeFigures.Of(layer, grid, filter, config.Sparsity, defects);
        FilterStorage? storage = config.Sparsity is { } sparsity ? FilterStorage.Of(layer, filter, sparsity.Representation) : null;
        if (storage is { } stored && !defects.HasFlag(Defects.FreeMetadata))
        {
            // Metadata words have four bytes, the words of the memory model one.
            long metadata = (long)Math.Ceiling(4 * stored.Metadata.Value);
            memory = memory with { Filter = memory.Filter with { DramWords = memory.Filter.DramWords + metadata } };
        }

        long total = memory.LastCycle + (defects.HasFlag(Defects.LastLineIndex) ? 0 : 1);
        if (!defects.HasFlag(Defects.RowWiseRatioIgnored))
        {
            total -= (grid.Folds - filter.FoldsNeeded(layer, grid, config.Sparsity)) * grid.LinesPerFold;
        }

        long stalls = memory.StallCycles;
        if (config.Mode == BandwidthMode.User && !defects.HasFlag(Defects.UnsharedBandwidth))
        {
            long words = memory.Ifmap.DramWords + memory.Filter.DramWords + memory.Ofmap.DramWords;
            long atLeast = (words + config.OfmapBandwidth - 1) / config.OfmapBandwidth;
            stalls += Math.Max(0, atLeast - total);
            total = Math.Max(total, atLeast);
        }

        long macs = defects.HasFlag(Defects.DenseWorkInSparseUtil) ? layer.Macs : layer.Pixels * filter.NonZeros;
        return new LayerFigures(
            memory.Ofmap.DramStop - Math.Min(memory.Ifmap.DramStart, memory.Filter.DramStart),
            total,
            stalls,
            macs * 100.0 / ((double)total * config.ArrayRows * config.ArrayColumns),
            compute.MappingEfficiency * 100,
            compute.ComputeUtilization * 100,
            compute.IfmapReads,
            compute.FilterReads,
            compute.OfmapWrites,
            compute.PartialSumReads,
            memory.Ifmap,
            memory.Filter,
            memory.Ofmap,
            storage);
    }

    /// <summary>Why SCALE-Sim ends with an error on a layer; null when it does not.</summary>
    private static string? RefusalOf(ScaleSimLayer layer, ScaleSimConfig config, SparseFilter filter, bool rowWiseDemand)
    {
        if (rowWiseDemand && 2 * config.ArrayRows % config.Sparsity!.BlockSize != 0)
        {
            return $"the block size {config.Sparsity.BlockSize} does not divide twice the array height "
                + $"({2 * config.ArrayRows}), and SCALE-Sim builds lines of unequal width";
        }

        if (filter.Rows != layer.Window && config.Sparsity is { RowWise: true } && !rowWiseDemand)
        {
            return "row-wise sparsity compresses the filter but not the ifmap, and SCALE-Sim stops with 'Dimension "
                + $"mismatch between operands' ({layer.Window} against {filter.Rows}) unless the dataflow is ws";
        }

        bool oneLine = config is { Dataflow: Dataflow.OutputStationary, ArrayRows: 1, ArrayColumns: 1 }
            && layer is { Pixels: 1, Filters: 1, Window: 1 };
        return oneLine ? "the layer takes one cycle, which SCALE-Sim counts as 0 and divides by" : null;
    }
}
