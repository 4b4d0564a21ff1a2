namespace HwSim.Accelerators.Npu;

/// <summary>What a family says about one product, once: cycles and bytes. Epilogue and other inputs are added by <see cref="NpuMachine"/>.</summary>
public readonly record struct NpuRun
{
    /// <summary>Cycles in which the MAC engine works.</summary>
    public required long Compute { get; init; }

    /// <summary>Multiply-accumulates left out because an operand is zero.</summary>
    public long SkippedMacs { get; init; }

    /// <summary>Cycles of filling, draining and setting up that nothing hides.</summary>
    public long Fill { get; init; }

    /// <summary>Cycles in which an on-chip memory or bus holds up the engine beyond <see cref="Compute"/>.</summary>
    public long OnChipStall { get; init; }

    /// <summary>Cycles of transfers from and to main memory that nothing hides, beyond what the slowest of the overlapped resources takes.</summary>
    public long ExposedTransfer { get; init; }

    /// <summary>Cycles by which transfers take longer than their bytes need at full bandwidth.</summary>
    public long TransferOverhead { get; init; }

    /// <summary>Ifmap bytes from main memory.</summary>
    public long IfmapRead { get; init; }

    /// <summary>Filter bytes from main memory.</summary>
    public long FilterRead { get; init; }

    /// <summary>Partial sums from main memory.</summary>
    public long SumsRead { get; init; }

    /// <summary>Bytes to main memory.</summary>
    public long Written { get; init; }

    /// <summary>Ifmap bytes that the engine reads on chip.</summary>
    public long IfmapOnChip { get; init; }

    /// <summary>Filter bytes that the engine reads on chip.</summary>
    public long FilterOnChip { get; init; }

    /// <summary>Ofmap or partial-sum bytes that the engine writes on chip.</summary>
    public long OfmapOnChip { get; init; }

    /// <summary>How often the engine changes its stationary operand.</summary>
    public long Folds { get; init; }
}
