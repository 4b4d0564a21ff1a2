namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>Fused attention, softmax(Q K^T) V without writing the scores.</summary>
/// <param name="Batch">Sequences.</param>
/// <param name="Heads">Query heads.</param>
/// <param name="KvHeads">Key-value heads.</param>
/// <param name="HeadDimension">Values of a head.</param>
/// <param name="Queries">Query positions of a sequence.</param>
/// <param name="Keys">Key positions of a sequence.</param>
/// <param name="IsCausal">True where a query sees no later key.</param>
/// <param name="Math">The type that it is computed in.</param>
/// <param name="ValueBytes">Bytes of a value.</param>
public readonly record struct AttentionProblem(
    double Batch, double Heads, double KvHeads, double HeadDimension, double Queries, double Keys, bool IsCausal, GpuMath Math, double ValueBytes)
{
    /// <summary>Query-key pairs that are not masked, of one head and sequence.</summary>
    public double Pairs => IsCausal ? Queries * (Keys - System.Math.Min(Queries, Keys) + ((System.Math.Min(Queries, Keys) + 1) / 2)) : Queries * Keys;

    /// <summary>Multiply-accumulates of both products.</summary>
    public double Macs => 2 * Batch * Heads * HeadDimension * Pairs;

    /// <summary>Bytes of the keys and values.</summary>
    public double CacheBytes => 2 * Batch * KvHeads * HeadDimension * Keys * ValueBytes;

    /// <summary>Bytes of queries and results.</summary>
    public double QueryBytes => 2 * Batch * Heads * HeadDimension * Queries * ValueBytes;
}
