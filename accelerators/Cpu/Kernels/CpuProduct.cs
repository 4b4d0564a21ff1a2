namespace HwSim.Accelerators.Cpu.Kernels;

/// <summary>A (batched) product C[m,n] = A[m,k] B[k,n] on a processor.</summary>
/// <param name="Batch">Independent products.</param>
/// <param name="M">Rows of A and C.</param>
/// <param name="N">Columns of B and C.</param>
/// <param name="K">Length of the reduction.</param>
/// <param name="IsInt8">True where operands have 8 bits and results are made 8 bits wide again.</param>
public readonly record struct CpuProduct(double Batch, double M, double N, double K, bool IsInt8)
{
    /// <summary>True where B is a weight, packed before the first call.</summary>
    public bool IsPacked { get; init; }

    /// <summary>Seconds that operands take to arrive, where that is known otherwise; by default they lie where the last call left them.</summary>
    public double? MemorySeconds { get; init; }

    /// <summary>Values that are converted on the way, beside the results of 8-bit products.</summary>
    public double Converted { get; init; }

    /// <summary>Bytes of one value.</summary>
    public double ValueBytes => IsInt8 ? 1 : 4;

    public double Macs => Batch * M * N * K;

    /// <summary>Bytes that are streamed: every operand once, results read and written; a convolution passes those of its distinct operands.</summary>
    public double Streamed { get; init; } = Batch * ((M * K) + (K * N) + (2 * M * N)) * (IsInt8 ? 1 : 4);

    /// <summary>Bytes that the caches must hold for operands to be found there, where the kernel is a part of more; by default its operands.</summary>
    public double? Around { get; init; }

    /// <summary>Distinct bytes of all operands.</summary>
    public double Footprint => Batch * ((M * K) + (K * N) + (M * N)) * ValueBytes;
}
