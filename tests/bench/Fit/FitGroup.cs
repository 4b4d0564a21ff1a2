using System.Collections.Immutable;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Core.Results.Measured;

namespace HwSim.Bench.Fit;

/// <summary>Constants that are fitted together, on the rows that depend on them.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Uses">The rows.</param>
/// <param name="Constants">The constants.</param>
internal sealed record FitGroup(string Name, Func<Measurement, bool> Uses, ImmutableArray<GpuConstant> Constants)
{
    /// <summary>Every group. A constant that stands in none is not fitted here: it is sourced, derived or assumed.</summary>
    public static ImmutableArray<FitGroup> All { get; } =
    [
        new("products on CUDA cores", r => r is { Kernel: "gemm" or "bmm", DataType: "fp32", Harness: "sitar-lab/NeuSight" or "M-H482/NM-SpMM" or "baidu-research/DeepBench" },
        [
            GpuConstant.SimtShare128, GpuConstant.SimtSharePascal, GpuConstant.MatrixShareCdna, GpuConstant.SimtOperandLoads, GpuConstant.SimtPrologueCycles,
            GpuConstant.SimtL2Share, GpuConstant.SimtDramShare, GpuConstant.SimtSingleTileShare, GpuConstant.SimtResidentTiles, GpuConstant.SimtReduction, GpuConstant.LongRowCost,
            GpuConstant.LongRowReachPascal, GpuConstant.LongRowReachCdna, GpuConstant.BatchedL2Share, GpuConstant.BatchedSingleTileShare, GpuConstant.NeuSightGemm, GpuConstant.NeuSightBatched,
            GpuConstant.DeepBenchKernel,
        ]),
        new("products on matrix cores", r => r.Kernel is "gemm" or "spmm" && r.DataType is not "fp32" && r.Device is not ("MI210" or "GTX1080Ti" or "TitanX-Pascal" or "TitanXp" or "P100" or "GB10(DGX-Spark)") && !IsOdd(r),
        [
            GpuConstant.MatrixEnergyAmpere, GpuConstant.MatrixEnergyAmpere8nm, GpuConstant.MatrixEnergyAda, GpuConstant.MatrixEnergyBlackwell, GpuConstant.Int8Energy, GpuConstant.Fp8Energy,
            GpuConstant.SparseEnergy, GpuConstant.MatrixPrologueCycles, GpuConstant.MatrixSingleTileShare, GpuConstant.MatrixResidentTiles,
            GpuConstant.MatrixReduction, GpuConstant.L2Residency, GpuConstant.VidurGemm, GpuConstant.SlideSparseDense, GpuConstant.SlideSparseSparse,
        ]),
        new("streams", r => r is { Kernel: "elementwise" or "softmax" or "layernorm" or "rmsnorm" or "rope", Harness: "sitar-lab/NeuSight" or "microsoft/vidur" or "casys-kaist/LLMServingSim" },
        [
            GpuConstant.StreamShareHbm, GpuConstant.StreamShareGddr, GpuConstant.StreamShareCdna, GpuConstant.StreamL2Share, GpuConstant.StreamL2Residency, GpuConstant.LayerNormRowCopies, GpuConstant.RowLoadCycles,
            GpuConstant.RopeCycles, GpuConstant.NeuSightElementwise, GpuConstant.NeuSightSoftmax, GpuConstant.NeuSightLayerNorm, GpuConstant.NeuSightAmd,
            GpuConstant.VidurLayerNorm, GpuConstant.VllmKernel,
        ]),
        new("convolutions in fp32", r => r is { Kernel: "conv2d", DataType: "fp32", Harness: "sitar-lab/NeuSight" or "baidu-research/DeepBench" },
            [GpuConstant.ConvolutionShare, GpuConstant.ConvolutionDramShare, GpuConstant.WinogradGain, GpuConstant.NeuSightConvolution, GpuConstant.DeepBenchConvolution]),
        new("attention", r => r.Kernel is "attention_decode" || r is { Kernel: "attention_prefill", Harness: not "microsoft/vidur" }, [GpuConstant.PrefillShare, GpuConstant.DecodeCycles, GpuConstant.DecodeBlockCycles, GpuConstant.AttentionKernel]),
        new("collectives", r => r.Kernel is "all_reduce" && r.Parameters.Bytes >= 1e6, [GpuConstant.CollectiveStart, GpuConstant.CollectiveSwitchShare, GpuConstant.CollectivePairShare, GpuConstant.CollectiveHostShare]),
    ];

    /// <summary>Rows whose rate contradicts the device's sheet, named in the README of the GPU machine.</summary>
    private static bool IsOdd(Measurement row) => row is { Device: "B200" or "T4", DataType: "int8", Kernel: "gemm" } || row.Harness is "stas00/ml-engineering" or "PrincetonUniversity/LLMCompass";
}
