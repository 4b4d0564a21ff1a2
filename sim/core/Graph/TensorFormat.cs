using HwSim.Core.Units;

namespace HwSim.Core.Graph;

/// <summary>How the values of a tensor are stored.</summary>
/// <param name="Name">The usual name: <c>int8</c>, <c>fp16</c>, ...</param>
/// <param name="Bits">Bits of one value.</param>
/// <param name="Kind">Integer or float.</param>
/// <param name="Sparsity">Structured sparsity along the reduction; metadata is counted by <see cref="Storage"/>.</param>
public sealed record TensorFormat(string Name, int Bits, NumberKind Kind, NmPattern Sparsity)
{
    public static readonly TensorFormat Int4 = new("int4", 4, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Int8 = new("int8", 8, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Int16 = new("int16", 16, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Int32 = new("int32", 32, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Int64 = new("int64", 64, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Fp8 = new("fp8", 8, NumberKind.Float, NmPattern.Dense);
    public static readonly TensorFormat Fp16 = new("fp16", 16, NumberKind.Float, NmPattern.Dense);
    public static readonly TensorFormat Bf16 = new("bf16", 16, NumberKind.Float, NmPattern.Dense);
    public static readonly TensorFormat Fp32 = new("fp32", 32, NumberKind.Float, NmPattern.Dense);
    public static readonly TensorFormat Fp64 = new("fp64", 64, NumberKind.Float, NmPattern.Dense);

    /// <summary>The formats that workload files name.</summary>
    public static IReadOnlyList<TensorFormat> Named { get; } = [Int4, Int8, Int16, Int32, Int64, Fp8, Fp16, Bf16, Fp32, Fp64];

    /// <summary>The bytes of <paramref name="elements"/> values whose reduction runs over <paramref name="reduction"/> of them at a time, indices of kept values included.</summary>
    public Bytes Storage(long elements, long reduction)
    {
        if (Sparsity.IsDense || reduction <= 0)
        {
            return Bytes.Of(elements, Bits);
        }

        long kept = elements / reduction * Sparsity.Kept(reduction);
        return Bytes.Of(kept, Bits + Sparsity.IndexBits);
    }

    public override string ToString() => Sparsity.IsDense ? Name : $"{Name} {Sparsity}";
}
