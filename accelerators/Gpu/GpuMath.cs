namespace HwSim.Accelerators.Gpu;

/// <summary>The types that products are computed in. bf16 runs as fp16 does.</summary>
public enum GpuMath
{
    Fp32,
    Fp16,
    Int8,

    /// <summary>int8 by dot products of four (dp4a) on CUDA cores: chips without matrix cores for int8, and libraries of before 2020.</summary>
    Int8Dot,
    Fp8,
}
