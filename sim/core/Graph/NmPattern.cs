using System.Globalization;
using System.Numerics;

namespace HwSim.Core.Graph;

/// <summary>N:M structured sparsity: of every M consecutive values along the reduction, at most N are kept.</summary>
/// <param name="N">Values kept, 1 to M.</param>
/// <param name="M">Values in a group.</param>
public readonly record struct NmPattern(int N, int M)
{
    /// <summary>The pattern that prunes nothing.</summary>
    public static readonly NmPattern Dense = new(1, 1);

    public bool IsDense => N == M;

    /// <summary>Bits that say where in its group a kept value stands: ceil(log2 M); none when dense.</summary>
    public int IndexBits => IsDense ? 0 : BitOperations.Log2((uint)M - 1) + 1;

    /// <summary>How many of <paramref name="length"/> values along the reduction are kept; a short last group keeps at most N.</summary>
    public long Kept(long length) => IsDense ? length : ((length / M) * N) + Math.Min(N, length % M);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{N}:{M}");
}
