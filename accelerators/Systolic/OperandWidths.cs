using HwSim.Core.Graph;

namespace HwSim.Accelerators.Systolic;

/// <summary>How wide the operands are, in bits.</summary>
/// <param name="Ifmap">Streamed or stationary activations.</param>
/// <param name="Filter">Weights.</param>
/// <param name="Ofmap">Results as they go to memory.</param>
/// <param name="Accumulator">Partial sums.</param>
/// <param name="Kind">Integer or float.</param>
public readonly record struct OperandWidths(int Ifmap, int Filter, int Ofmap, int Accumulator, NumberKind Kind)
{
    /// <summary>The bits that a tensor's values are stored with: what the workload says, but never wider than the machine's operand.</summary>
    public static int Stored(Tensor tensor, int operand) => Math.Min(tensor.Format.Bits, operand);
}
