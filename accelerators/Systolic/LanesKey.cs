namespace HwSim.Accelerators.Systolic;

/// <summary>What <see cref="LanesWork"/> depends on.</summary>
/// <param name="Widths">Widths of the operands.</param>
/// <param name="Lanes">Lanes of the vector unit.</param>
/// <param name="Room">Bytes of the ifmap scratchpad that a step has.</param>
internal sealed record LanesKey(OperandWidths Widths, long Lanes, long Room);
