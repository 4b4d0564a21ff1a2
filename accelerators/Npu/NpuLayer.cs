using HwSim.Core.Graph;

namespace HwSim.Accelerators.Npu;

/// <summary>
/// A product as NPUs see it: <see cref="Groups"/> independent convolutions of <see cref="Images"/> images each. A matrix product of M rows
/// is a 1x1 convolution of M images of one pixel. One repetition of the operation.
/// </summary>
/// <param name="Groups">Independent convolutions: groups, heads.</param>
/// <param name="Images">Images that share the filters.</param>
/// <param name="Height">Ifmap rows.</param>
/// <param name="Width">Ifmap columns.</param>
/// <param name="Channels">Ifmap channels of one group.</param>
/// <param name="Filters">Filters of one group.</param>
/// <param name="KernelHeight">Rows of the window.</param>
/// <param name="KernelWidth">Columns of the window.</param>
/// <param name="StrideHeight">Stride between windows.</param>
/// <param name="StrideWidth">Stride between windows.</param>
/// <param name="OutputHeight">Ofmap rows.</param>
/// <param name="OutputWidth">Ofmap columns.</param>
public readonly record struct NpuLayer(
    long Groups, long Images, long Height, long Width, long Channels, long Filters, long KernelHeight, long KernelWidth,
    long StrideHeight, long StrideWidth, long OutputHeight, long OutputWidth)
{
    /// <summary>True where the window skips pixels.</summary>
    public bool IsDilated { get; init; }

    /// <summary>True where the ifmap is padded.</summary>
    public bool IsPadded { get; init; }

    /// <summary>Padding to the left of the ifmap.</summary>
    public long PadLeft { get; init; }

    /// <summary>True where every group has one channel: a depthwise convolution.</summary>
    public bool IsDepthwise => Groups > 1 && Channels == 1;

    public long KernelElements => KernelHeight * KernelWidth;

    public long OutputPixels => OutputHeight * OutputWidth;

    /// <summary>Multiply-accumulates.</summary>
    /// <exception cref="OverflowException">They do not fit 64 bits.</exception>
    public long Macs => checked(Groups * Images * OutputPixels * KernelElements * Channels * Filters);

    public long IfmapElements => checked(Groups * Images * Height * Width * Channels);

    public long FilterElements => checked(Groups * KernelElements * Channels * Filters);

    public long OfmapElements => checked(Groups * Images * OutputPixels * Filters);

    /// <summary>The layer of an operation that lowers to products.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static NpuLayer Of(Operation operation) => operation switch
    {
        Convolution c => new(
            c.Groups, c.Batch, c.Height, c.Width, c.Channels / c.Groups, c.Filters / c.Groups, c.KernelHeight, c.KernelWidth,
            c.StrideHeight, c.StrideWidth, c.OutputHeight, c.OutputWidth)
        {
            IsDilated = c.DilationHeight > 1 || c.DilationWidth > 1,
            IsPadded = c.PadTop + c.PadBottom + c.PadLeft + c.PadRight > 0,
            PadLeft = c.PadLeft,
        },
        Gemm g => new(g.Batch, g.M, 1, 1, g.K, g.N, 1, 1, 1, 1, 1, 1),
        _ => throw new ArgumentException($"{operation.Kind} is not a product", nameof(operation)),
    };

    internal static long CeilingDivide(long a, long b) => a == 0 ? 0 : ((a - 1) / b) + 1;

    internal static long RoundUp(long a, long multiple) => checked(CeilingDivide(a, multiple) * multiple);
}
