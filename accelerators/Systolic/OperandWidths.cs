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
    /// <summary>Scales, indices and outliers of the format that wider weights are narrowed to.</summary>
    public FormatOverhead FilterBeside { get; init; }

    /// <summary>Likewise, of activations.</summary>
    public FormatOverhead OfmapBeside { get; init; }

    /// <summary>Narrower operands than this are stored and multiplied this wide.</summary>
    public int Least { get; init; }

    /// <summary>True where the operands are outlier-victim pairs, which decoders at the borders take apart.</summary>
    public bool ArePairs { get; init; }

    /// <summary>The bits that a tensor's values are stored with: what the workload says, but never wider than the operand that it feeds.</summary>
    public int StoredBits(Tensor tensor) => Math.Min(Math.Max(tensor.Format.Bits, Least), Widest(tensor));

    /// <summary>What is stored beside the values: what the workload's format has, or, where it is wider than the operand, what the operand's has.</summary>
    public FormatOverhead Beside(Tensor tensor) =>
        tensor.Format.Bits <= Widest(tensor) ? tensor.Format.Overhead : tensor.Role is TensorRole.Weight ? FilterBeside : OfmapBeside;

    /// <summary>The bytes that a whole tensor takes.</summary>
    public Bytes StoredBytes(Tensor tensor) => StoredBytes(tensor, tensor.Elements);

    /// <summary>The bytes of some values of a tensor.</summary>
    public Bytes StoredBytes(Tensor tensor, long elements) => BytesOf(elements, StoredBits(tensor), Beside(tensor));

    /// <summary>The bytes of some values and of what stands beside them.</summary>
    public static Bytes BytesOf(long elements, int bits, FormatOverhead beside) =>
        beside == FormatOverhead.None ? Bytes.Of(elements, bits) : Bytes.Of(elements, bits) + Bytes.Of(beside.Bits(elements), 1);

    private int Widest(Tensor tensor) => tensor.Role is TensorRole.Weight ? Filter : Ofmap;
}
