namespace HwSim.Accelerators.Gpu;

/// <summary>Dense multiply-accumulates a cycle of the matrix cores of one multiprocessor, by type.</summary>
public readonly record struct MatrixRates(double Fp32, double Fp16, double Int8, double Fp8)
{
    /// <summary>The rate in a type; 0 where there is none.</summary>
    public double this[GpuMath math] => math switch
    {
        GpuMath.Fp32 => Fp32,
        GpuMath.Fp16 => Fp16,
        GpuMath.Int8 => Int8,
        GpuMath.Fp8 => Fp8,
        _ => 0,
    };
}
