using HwSim.Core.Graph;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>How wide the operands are, in bits.</summary>
/// <param name="Ifmap">Streamed or stationary activations.</param>
/// <param name="Filter">Weights.</param>
/// <param name="Ofmap">Results as they go to memory.</param>
/// <param name="Accumulator">Partial sums.</param>
/// <param name="Kind">Integer or float.</param>
public readonly record struct OperandWidths(int Ifmap, int Filter, int Ofmap, int Accumulator, NumberKind Kind)
{
    /// <summary>The bits that a tensor's values are stored with: what the workload says, but never wider than the operand that it feeds.</summary>
    public int StoredBits(Tensor tensor) => Math.Min(tensor.Format.Bits, tensor.Role is TensorRole.Weight ? Filter : Ofmap);

    /// <summary>The bytes that a whole tensor takes.</summary>
    public Bytes StoredBytes(Tensor tensor) => Bytes.Of(tensor.Elements, StoredBits(tensor));
}
