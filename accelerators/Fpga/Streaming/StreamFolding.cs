namespace HwSim.Accelerators.Fpga.Streaming;

/// <summary>How much of a stage's work happens at once (fpgaConvNet's coarse and fine folding; FINN's SIMD is In · Fine, its PE Out · Group).</summary>
/// <param name="In">Input channels of a group at a time.</param>
/// <param name="Out">Filters of a group at a time.</param>
/// <param name="Group">Groups at a time.</param>
/// <param name="Fine">Elements of the window at a time.</param>
public readonly record struct StreamFolding(long In, long Out, long Group, long Fine)
{
    /// <summary>One multiplier.</summary>
    public static readonly StreamFolding Serial = new(1, 1, 1, 1);

    /// <summary>Multipliers of a product.</summary>
    public long Multipliers => checked(In * Out * Group * Fine);

    public override string ToString() => FormattableString.Invariant($"in {In}, out {Out}, group {Group}, fine {Fine}");
}
