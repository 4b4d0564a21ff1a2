namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>softmax(Q K^T) V on a processor, every head with its own keys.</summary>
/// <param name="Batch">Sequences.</param>
/// <param name="Heads">Heads.</param>
/// <param name="HeadDimension">Values of a head.</param>
/// <param name="Queries">Query positions.</param>
/// <param name="Keys">Key positions.</param>
/// <param name="IsFused">True for one operator that takes sequences of all heads and transposes them itself; false for a product, a scaling, a softmax and a product.</param>
public readonly record struct CpuAttention(double Batch, double Heads, double HeadDimension, double Queries, double Keys, bool IsFused)
{
    public double Macs => 2 * Batch * Heads * HeadDimension * Queries * Keys;

    /// <summary>Distinct bytes: queries, results, keys, values.</summary>
    public double Bytes => 8 * Batch * Heads * HeadDimension * (Queries + Keys);
}
