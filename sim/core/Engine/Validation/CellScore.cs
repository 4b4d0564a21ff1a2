namespace HwSim.Core.Engine.Validation;

/// <summary>How well one kernel in one type is predicted on one device, and how well simpler models do. Errors are fractions.</summary>
public sealed record CellScore
{
    public required string Device { get; init; }

    public required string Kernel { get; init; }

    public required string DataType { get; init; }

    /// <summary>Rows that are scored.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows without a prediction.</summary>
    public required long Skipped { get; init; }

    /// <summary>Why there is none; of several reasons the first.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The model without a look at the device; null where no row is scored.</summary>
    public ErrorStatistics? Model { get; init; }

    /// <summary>The plain roofline.</summary>
    public ErrorStatistics? Roofline { get; init; }

    /// <summary>The roofline with three constants from the other devices; null where the data has none.</summary>
    public ErrorStatistics? ThreeConstants { get; init; }

    /// <summary>The model after a look at some rows, on the others; null without calibration.</summary>
    public ErrorStatistics? Calibrated { get; init; }

    /// <summary>The roofline with three constants from the same rows, on the others.</summary>
    public ErrorStatistics? CalibratedThreeConstants { get; init; }

    /// <summary>Rows that were looked at; they are not scored.</summary>
    public int CalibratedOn { get; init; }
}
