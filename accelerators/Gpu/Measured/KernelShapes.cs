using HwSim.Accelerators.Gpu.Kernels;
using HwSim.Core.Results.Measured;

namespace HwSim.Accelerators.Gpu.Measured;

/// <summary>Reads the shapes of measured rows. A row without the parameters that its kernel needs gives null.</summary>
internal static class KernelShapes
{
    private const double AccumulatorBytes = 4;
    private const double KeptColumns = 4;

    /// <summary>The type that a row was computed in. DeepBench calls cublasGemmEx, whose int8 products run as dp4a: matrix cores want another layout (cublasLt).</summary>
    public static GpuMath? Math(Measurement row, GpuSpec spec) => row.DataType switch
    {
        "int8" when spec.Matrix.Int8 <= 0 || row is { Harness: "baidu-research/DeepBench", Kernel: "gemm" } => GpuMath.Int8Dot,
        "fp32" => GpuMath.Fp32,
        "fp16" or "bf16" => GpuMath.Fp16,
        "int8" => GpuMath.Int8,
        "fp8" or "fp8_e4m3" => GpuMath.Fp8,
        _ => null,
    };

    public static double Bytes(GpuMath math) => math switch { GpuMath.Fp32 => 4, GpuMath.Fp16 => 2, _ => 1 };

    /// <summary>Products of int8 leave as int32, of fp8 as bf16, others as they came.</summary>
    private static double ResultBytes(GpuMath math) => math switch { GpuMath.Int8 or GpuMath.Int8Dot => AccumulatorBytes, GpuMath.Fp8 => 2, _ => Bytes(math) };

    public static GemmProblem? Gemm(Measurement row, GpuMath math)
    {
        KernelParameters p = row.Parameters;
        return AreCounts(p.B, p.M, p.N, p.K)
            ? GemmProblem.Dense(p.B, p.M, p.N, p.K, math, Bytes(math), ResultBytes(math)) with { HasLongRows = row.Kernel == "gemm" && row.Harness == "sitar-lab/NeuSight" }
            : null;
    }

    /// <summary>
    /// 2:4 weights B: half the values and an index of two bits for each that is kept. V:N:M weights (VENOM, SC 2023) keep four columns of
    /// every M in blocks of V rows and 2:4 within those, so they are a 2:4 product of a reduction shorter by 4 / M.
    /// </summary>
    public static GemmProblem? Sparse(Measurement row, GpuMath math)
    {
        KernelParameters p = row.Parameters;
        if (!p.Nm.StartsWith("2:", StringComparison.Ordinal) || !double.TryParse(p.Nm.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture, out double of) || !(of >= KeptColumns) || !AreCounts(p.M, p.N, p.K))
        {
            return null;
        }

        double kept = System.Math.Ceiling(p.K * KeptColumns / of);
        GemmProblem dense = GemmProblem.Dense(1, p.M, p.N, kept, math, Bytes(math), ResultBytes(math));
        return dense with { BytesA = p.M * p.K * Bytes(math), BytesB = dense.BytesB * (0.5 + (1 / (8 * Bytes(math)))), IsSparse = true };
    }

    public static StreamProblem? Stream(Measurement row, GpuMath math)
    {
        KernelParameters p = row.Parameters;
        if (!AreCounts(p.Rows, p.Cols))
        {
            return null;
        }

        StreamKind kind = row.Kernel switch
        {
            "softmax" => StreamKind.Softmax,
            "layernorm" => StreamKind.LayerNorm,
            "rmsnorm" => StreamKind.RmsNorm,
            "rope" => StreamKind.Rope,
            _ => p.Op is "silu_mul" ? StreamKind.SiluMul : StreamKind.Elementwise,
        };
        double values = p.Rows * p.Cols * Bytes(math);
        double residual = p.FusedResidual > 0 ? 2 : 1;
        double inputs = row.Kernel == "elementwise" ? System.Math.Max(1, p.Inputs) : residual;
        return new StreamProblem(kind, p.Rows, p.Cols, Bytes(math), values * inputs, values * (row.Kernel == "elementwise" ? 1 : residual))
        {
            ValuesPerLoad = ValuesPerLoad(row.Harness, kind),
        };
    }

    /// <summary>Serving kernels have one thread block a row: Vidur's of 2023 load value by value (two for rope), those of 2025 sixteen bytes at a time.</summary>
    private static double ValuesPerLoad(string harness, StreamKind kind) => (harness, kind) switch
    {
        ("microsoft/vidur", StreamKind.Rope) => 2,
        ("microsoft/vidur", StreamKind.RmsNorm or StreamKind.SiluMul) => 1,
        ("casys-kaist/LLMServingSim", StreamKind.RmsNorm or StreamKind.SiluMul) => 8,
        _ => 0,
    };

    public static AttentionProblem? Attention(Measurement row, GpuMath math)
    {
        KernelParameters p = row.Parameters;
        return AreCounts(p.Batch, p.Heads, p.KvHeads, p.HeadDim, p.QLen, p.KvLen)
            ? new AttentionProblem(p.Batch, p.Heads, p.KvHeads, p.HeadDim, p.QLen, p.KvLen, p.Causal > 0 && p.QLen > 1, math, Bytes(math))
            : null;
    }

    public static ConvolutionProblem? Convolution(Measurement row, GpuMath math)
    {
        KernelParameters p = row.Parameters;
        if (!AreCounts(p.N, p.C, p.H, p.W, p.K, p.R, p.S, p.Groups))
        {
            return null;
        }

        double strideH = p.StrideH ?? p.Stride?[0] ?? 1;
        double strideW = p.StrideW ?? p.Stride?[^1] ?? 1;
        double padH = p.PadH is { } h ? 2 * h : p.Pad is [var top, _, var bottom, _] ? top + bottom : 2 * (p.Pad?[0] ?? 0);
        double padW = p.PadW is { } w ? 2 * w : p.Pad is [_, var left, _, var right] ? left + right : 2 * (p.Pad?[^1] ?? 0);
        double outH = System.Math.Floor((p.H + padH - p.R) / strideH) + 1;
        double outW = System.Math.Floor((p.W + padW - p.S) / strideW) + 1;
        if (!AreCounts(outH, outW, strideH, strideW))
        {
            return null;
        }

        double outputs = p.N * p.K * outH * outW;
        double weights = p.K * p.C / p.Groups * p.R * p.S;
        double bytes = ((p.N * p.C * p.H * p.W) + weights + outputs) * Bytes(math);
        return new ConvolutionProblem(outputs * p.C / p.Groups * p.R * p.S, math, bytes, p is { R: 3, S: 3 } && strideH == 1 && strideW == 1);
    }

    public static CollectiveProblem? Collective(Measurement row, CollectiveTopology topology)
    {
        KernelParameters p = row.Parameters;
        bool isAllReduce = row.Kernel == "all_reduce";
        double ranks = isAllReduce ? p.Ranks : System.Math.Max(2, p.Ranks);
        return p.Bytes > 0 && ranks > 1 && p.Nodes <= 1 ? new CollectiveProblem(p.Bytes, ranks, isAllReduce, topology) : null;
    }

    private static bool AreCounts(params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!(value >= 1 && value < 1e15))
            {
                return false;
            }
        }

        return true;
    }
}
