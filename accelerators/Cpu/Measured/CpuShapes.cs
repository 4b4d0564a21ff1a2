using HwSim.Accelerators.Cpu.Kernels;
using HwSim.Core.Results.Measured;

namespace HwSim.Accelerators.Cpu.Measured;

/// <summary>Reads the shapes of measured rows as <c>hwsim measure</c> writes them. A row without the parameters that its kernel needs gives null.</summary>
internal static class CpuShapes
{
    private const double BlockedChannels = 16;
    private const double Operators = 3;

    /// <summary>The time of a row's kernel; null where it has none.</summary>
    public static CpuTime? Time(Measurement row, CpuSpec spec)
    {
        KernelParameters p = row.Parameters;
        bool isInt8 = row.DataType == "int8";
        switch (row.Kernel)
        {
            case "null":
                return default(CpuTime).Called(spec, 1);
            case "gemm" when AreCounts(p.M, p.N, p.K):
                return CpuGemmKernel.Time(spec, new CpuProduct(1, p.M, p.N, p.K, isInt8) { IsPacked = true }).Called(spec, 1);
            case "bmm" when AreCounts(p.B, p.M, p.N, p.K):
                return CpuGemmKernel.Time(spec, new CpuProduct(p.B, p.M, p.N, p.K, isInt8)).Called(spec, 1);
            case "conv2d" when Convolution(p, isInt8) is { } convolution:
                return CpuConvolutionKernel.Time(spec, convolution).Called(spec, Operators);
            case "attention" when AreCounts(p.Batch, p.Heads, p.HeadDim, p.QLen, p.KvLen):
                return CpuAttentionKernel.Time(spec, new CpuAttention(p.Batch, p.Heads, p.HeadDim, p.QLen, p.KvLen, p.Impl != "unfused"));
            case "elementwise" or "softmax" or "layernorm" or "rmsnorm" when AreCounts(p.Rows, p.Cols):
                return CpuStreamKernel.Time(spec, new CpuStream(KindOf(row), p.Rows * p.Cols, p.Op is "add" or "mul" ? 2 : 1)).Called(spec, 1);
            default:
                return null;
        }
    }

    /// <summary>Operations of a row, two a multiply-accumulate, and its distinct bytes: what a roofline needs.</summary>
    public static (double Work, double Bytes) Roofline(Measurement row)
    {
        KernelParameters p = row.Parameters;
        bool isInt8 = row.DataType == "int8";
        switch (row.Kernel)
        {
            case "gemm" or "bmm":
                CpuProduct product = new(p.B, p.M, p.N, p.K, isInt8);
                return (2 * product.Macs, product.Footprint);
            case "conv2d" when Convolution(p, isInt8) is { } convolution:
                return (2 * convolution.Macs, (convolution.Inputs + convolution.Weights + convolution.Outputs) * convolution.ValueBytes);
            case "attention":
                CpuAttention attention = new(p.Batch, p.Heads, p.HeadDim, p.QLen, p.KvLen, true);
                return (2 * attention.Macs, attention.Bytes);
            default:
                return (0, p.Rows * p.Cols * 4 * (p.Op is "add" or "mul" ? 3 : 2));
        }
    }

    private static CpuConvolution? Convolution(KernelParameters p, bool isInt8)
    {
        if (!AreCounts(p.N, p.C, p.H, p.W, p.K, p.R, p.S, p.Groups))
        {
            return null;
        }

        double stride = p.Stride?[0] ?? 1;
        double pad = 2 * (p.Pad?[0] ?? 0);
        double height = Math.Floor((p.H + pad - p.R) / stride) + 1;
        double width = Math.Floor((p.W + pad - p.S) / stride) + 1;
        if (!AreCounts(stride, height, width) || p.C < p.Groups || p.K < p.Groups)
        {
            return null;
        }

        double inputs = p.N * p.C * p.H * p.W;
        double outputs = p.N * p.K * height * width;
        return new CpuConvolution(p.N * height * width, p.K / p.Groups, p.C / p.Groups * p.R * p.S, p.Groups, inputs, isInt8)
        {
            IsDepthwise = p.Groups > 1 && p.Groups == p.C,
            IsPointwise = p is { R: 1, S: 1 },
            Reordered = outputs + (p.C >= BlockedChannels || isInt8 ? inputs : 0),
        };
    }

    private static CpuKind KindOf(Measurement row) => (row.Kernel, row.Parameters.Op) switch
    {
        ("softmax", _) => CpuKind.Softmax,
        ("layernorm", _) => CpuKind.LayerNorm,
        ("rmsnorm", _) => CpuKind.RmsNorm,
        (_, "tanh") => CpuKind.Tanh,
        (_, "sigmoid") => CpuKind.Sigmoid,
        (_, "gelu") => CpuKind.Gelu,
        _ => CpuKind.Simple,
    };

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
