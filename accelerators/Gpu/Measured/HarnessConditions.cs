using HwSim.Accelerators.Gpu.Constants;
using HwSim.Accelerators.Gpu.Kernels;
using HwSim.Core.Results.Measured;

namespace HwSim.Accelerators.Gpu.Measured;

/// <summary>What the software that timed a row adds to its kernel. How each harness works stands in its own documentation; how long that takes are constants.</summary>
internal static class HarnessConditions
{
    public static Conditions Of(Measurement row, GpuSpec spec, GpuConstants constants) => row.Harness switch
    {
        "sitar-lab/NeuSight" => Eager(row.Kernel, spec, constants),
        "microsoft/vidur" => new(Vidur(row.Kernel) is { } added ? constants[added] : 0, 0, false, row.Kernel != "gemm"),
        "casys-kaist/LLMServingSim" => new(constants[IsAttention(row.Kernel) ? GpuConstant.AttentionKernel : GpuConstant.VllmKernel], 0, false, row.Kernel != "gemm"),
        "bcacdwk/vllmbench" => new(constants[row.Kernel == "spmm" ? GpuConstant.SlideSparseSparse : GpuConstant.SlideSparseDense], 0, false, true),
        "baidu-research/DeepBench" => new(constants[row is { Kernel: "conv2d", DataType: "fp32" } ? GpuConstant.DeepBenchConvolution : GpuConstant.DeepBenchKernel], 0, false, true),
        "PrincetonUniversity/LLMCompass" => new(constants[GpuConstant.LlmCompassKernel], 0, false, true),
        _ => new(spec.Launch.Value.Value, 0, false, true),
    };

    /// <summary>One operator of an eager framework between two events: the host prepares while the device works. Products take their operands from main memory, since five calls of each shape pass other buffers.</summary>
    private static Conditions Eager(string kernel, GpuSpec spec, GpuConstants constants)
    {
        double host = constants[kernel switch
        {
            "gemm" => GpuConstant.NeuSightGemm,
            "bmm" => GpuConstant.NeuSightBatched,
            "conv2d" => GpuConstant.NeuSightConvolution,
            "softmax" => GpuConstant.NeuSightSoftmax,
            "layernorm" => GpuConstant.NeuSightLayerNorm,
            _ => GpuConstant.NeuSightElementwise,
        }];
        double amd = spec.Generation is Generation.Cdna or Generation.Gcn ? constants[GpuConstant.NeuSightAmd] : 1;
        bool isProduct = kernel is "gemm" or "bmm" or "conv2d";
        return new Conditions(host * amd, isProduct ? 0 : constants[GpuConstant.NeuSightElementwise] * amd, !isProduct, !isProduct);
    }

    /// <summary>What Vidur adds to a kernel; nothing where its traces time the kernel alone.</summary>
    private static GpuConstant? Vidur(string kernel) => kernel switch
    {
        "gemm" => GpuConstant.VidurGemm,
        "layernorm" => GpuConstant.VidurLayerNorm,
        "attention_prefill" or "attention_decode" => GpuConstant.AttentionKernel,
        _ => null,
    };

    private static bool IsAttention(string kernel) => kernel is "attention_prefill" or "attention_decode";
}
