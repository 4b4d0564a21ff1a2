namespace HwSim.Accelerators.Gpu;

/// <summary>The types that products are computed in. bf16 runs as fp16 does.</summary>
public enum GpuMath
{
    Fp32,
    Fp16,
    Int8,
    Fp8,
}
