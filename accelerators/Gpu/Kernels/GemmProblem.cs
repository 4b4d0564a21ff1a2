namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>A (batched) product C[m,n] = A[m,k] B[k,n].</summary>
/// <param name="Batch">Independent products.</param>
/// <param name="M">Rows of A and C.</param>
/// <param name="N">Columns of B and C.</param>
/// <param name="K">Length of the reduction, dense.</param>
/// <param name="Math">The type that it is computed in.</param>
/// <param name="BytesA">Bytes of A, all products.</param>
/// <param name="BytesB">Bytes of B, all products, without the zeros that 2:4 leaves out and with their indices.</param>
/// <param name="BytesC">Bytes of C, all products.</param>
public readonly record struct GemmProblem(double Batch, double M, double N, double K, GpuMath Math, double BytesA, double BytesB, double BytesC)
{
    /// <summary>True where B is 2:4 and the machine skips its zeros.</summary>
    public bool IsSparse { get; init; }

    /// <summary>True where both operands are contiguous along the reduction (the layout of linear layers), so that a long reduction walks many pages.</summary>
    public bool HasLongRows { get; init; }

    /// <summary>True where A is in L2 already, left there by the operation before. Likewise B.</summary>
    public bool HasA { get; init; }

    public bool HasB { get; init; }

    /// <summary>True where C stays in L2 for the operation after.</summary>
    public bool KeepsC { get; init; }

    /// <summary>Bytes of A that must cross main memory at least once. Likewise B and C.</summary>
    public double DramA => HasA ? 0 : BytesA;

    public double DramB => HasB ? 0 : BytesB;

    public double DramC => KeepsC ? 0 : BytesC;

    /// <summary>A dense product of operands of so many bytes a value.</summary>
    public static GemmProblem Dense(double batch, double m, double n, double k, GpuMath math, double bytes, double resultBytes) =>
        new(batch, m, n, k, math, batch * m * k * bytes, batch * k * n * bytes, batch * m * n * resultBytes);
}
