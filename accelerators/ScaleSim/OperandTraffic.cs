using HwSim.Core.Mappings;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>One operand of a layer with its demand order and its prefetch order.</summary>
/// <param name="Kind">How the operand meets the array.</param>
/// <param name="Operand">The words.</param>
/// <param name="Grid">The folds.</param>
/// <param name="Block">Block size of row-wise sparsity, otherwise 0.</param>
internal sealed record OperandTraffic(TrafficKind Kind, Operand Operand, FoldGrid Grid, int Block)
{
    /// <summary>Edge of the array along which the operand's lanes (streamed) or columns (stationary) lie.</summary>
    public int Edge => Kind is TrafficKind.StreamedOverRows or TrafficKind.StreamedRowWise
        ? Grid.ArrayRows
        : Grid.ArrayColumns;

    /// <summary>First part of the word identities: time (streamed) or array row (stationary).</summary>
    public int[] Along => Kind == TrafficKind.Stationary || Grid.Dataflow == Dataflow.OutputStationary
        ? Operand.Depth
        : Operand.Outer;

    /// <summary>Second part of the word identities: lane (streamed) or array column (stationary).</summary>
    public int[] Across => Kind == TrafficKind.Stationary || Grid.Dataflow == Dataflow.OutputStationary
        ? Operand.Outer
        : Operand.Depth;

    public static OperandTraffic Ifmap(Operand operand, FoldGrid grid, int block) => new(
        grid.Dataflow switch
        {
            Dataflow.InputStationary => TrafficKind.Stationary,
            Dataflow.WeightStationary when block > 0 => TrafficKind.StreamedRowWise,
            _ => TrafficKind.StreamedOverRows,
        },
        operand,
        grid,
        block);

    public static OperandTraffic Filter(Operand operand, FoldGrid grid) => new(
        grid.Dataflow switch
        {
            Dataflow.WeightStationary => TrafficKind.Stationary,
            Dataflow.InputStationary => TrafficKind.StreamedOverRows,
            _ => TrafficKind.StreamedOverColumns,
        },
        operand,
        grid,
        Block: 0);

    /// <summary>The <see cref="SegmentWalk.Step"/> of the demand.</summary>
    public int DemandStep => Kind is TrafficKind.Stationary or TrafficKind.StreamedRowWise ? 0 : 1;

    /// <summary>The reads in the order in which the array makes them.</summary>
    public DemandWalk Demand() => Kind switch
    {
        TrafficKind.Stationary => new StationaryDemand(Grid, Along, Across),
        TrafficKind.StreamedRowWise => new RowWiseDemand(Grid, Along, Across, Block),
        _ => new StreamedDemand(Grid, Along, Across, Kind == TrafficKind.StreamedOverRows),
    };

    /// <summary>Cells that the prefetch order takes: lanes are padded to whole folds.</summary>
    public long PrefetchCells => (long)((Across.Length + Edge - 1) / Edge) * Edge * Along.Length;

    /// <summary>The words in the order in which DRAM delivers them.</summary>
    public SegmentWalk Prefetch() => Kind == TrafficKind.Stationary
        ? new StationaryPrefetch(Along, Across, Edge)
        : new StreamedPrefetch(Along, Across, Edge);
}
