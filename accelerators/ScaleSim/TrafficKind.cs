namespace HwSim.Accelerators.ScaleSim;

/// <summary>How an operand meets the array.</summary>
internal enum TrafficKind
{
    /// <summary>Its tile is loaded once per fold.</summary>
    Stationary,

    /// <summary>It streams, one lane per array row.</summary>
    StreamedOverRows,

    /// <summary>It streams, one lane per array column.</summary>
    StreamedOverColumns,

    /// <summary>It streams in blocks that are repeated for row-wise sparse filters.</summary>
    StreamedRowWise,
}
