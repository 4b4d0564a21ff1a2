namespace HwSim.Core.Graph;

/// <summary>
/// A two-dimensional convolution, ifmap [Batch, Channels, Height, Width] by filter [Filters, Channels/Groups, KernelHeight, KernelWidth].
/// One-dimensional convolutions have a height of 1.
/// </summary>
public sealed record Convolution : Operation
{
    public long Batch { get; init; } = 1;

    public required long Height { get; init; }

    public required long Width { get; init; }

    public required long Channels { get; init; }

    public required long Filters { get; init; }

    public required long KernelHeight { get; init; }

    public required long KernelWidth { get; init; }

    public long StrideHeight { get; init; } = 1;

    public long StrideWidth { get; init; } = 1;

    public long DilationHeight { get; init; } = 1;

    public long DilationWidth { get; init; } = 1;

    public long PadTop { get; init; }

    public long PadBottom { get; init; }

    public long PadLeft { get; init; }

    public long PadRight { get; init; }

    public long Groups { get; init; } = 1;

    public long OutputHeight => OutputExtent(Height, PadTop + PadBottom, KernelHeight, DilationHeight, StrideHeight);

    public long OutputWidth => OutputExtent(Width, PadLeft + PadRight, KernelWidth, DilationWidth, StrideWidth);

    public override OperationKind Kind => Groups > 1 && Groups == Channels ? OperationKind.DepthwiseConvolution : OperationKind.Convolution;

    public override long Macs => Lowered!.Value.Macs;

    /// <summary>One product a group: M = output pixels of the batch, N = filters of the group, K = window times channels of the group.</summary>
    public override GemmShape? Lowered
    {
        get
        {
            long m = checked(Batch * OutputHeight * OutputWidth);
            long n = Filters / Groups;
            long k = checked(KernelHeight * KernelWidth * (Channels / Groups));
            long count = checked(Groups * Repeat);
            return new GemmShape(
                m, n, k, count,
                checked(Batch * TouchedRows * TouchedColumns * Channels * Repeat), checked(n * k * count), checked(m * n * count),
                checked(KernelHeight * Width * (Channels / Groups)),
                Inputs.Length > 1 ? Inputs[1].Format.Sparsity : NmPattern.Dense)
            { KernelElements = checked(KernelHeight * KernelWidth) };
        }
    }

    /// <summary>Rows of the ifmap (padding left out) that at least one window reads.</summary>
    private long TouchedRows => Touched(Height, PadTop, KernelHeight, DilationHeight, StrideHeight, OutputHeight);

    private long TouchedColumns => Touched(Width, PadLeft, KernelWidth, DilationWidth, StrideWidth, OutputWidth);

    /// <summary>floor((extent + padding - dilation*(kernel-1) - 1) / stride) + 1, the ONNX and PyTorch definition; 0 when the window does not fit.</summary>
    private static long OutputExtent(long extent, long padding, long kernel, long dilation, long stride)
    {
        long room = checked(extent + padding - (dilation * (kernel - 1)) - 1);
        return room < 0 ? 0 : (room / stride) + 1;
    }

    private static long Touched(long extent, long before, long kernel, long dilation, long stride, long outputs)
    {
        if (outputs == 0)
        {
            return 0;
        }

        if (dilation == 1 && stride <= kernel)
        {
            long last = ((outputs - 1) * stride) + kernel - before;
            return Math.Clamp(last, 0, extent);
        }

        if (dilation == 1)
        {
            // Windows do not overlap: all of each counts, except what lies in the padding before and after.
            long inPadding = Outside(before, kernel, stride, outputs) + Outside(((outputs - 1) * stride) + kernel - before - extent, kernel, stride, outputs);
            return (outputs * kernel) - inPadding;
        }

        // Row r of the window meets every stride-th ifmap row, from r*dilation on. Rows of the window that meet ifmap rows of the same
        // remainder overlap; those are `period` apart and start in ascending order, so each adds what lies behind its predecessor.
        long period = stride / GreatestCommonDivisor(dilation, stride);
        long touched = 0;
        for (long r = 0; r < kernel; r++)
        {
            long first = (r * dilation) - before;
            long from = FirstAtLeast(first, stride, Math.Max(0, r >= period ? Stop(r - period) : 0));
            long stop = Stop(r);
            touched += from < stop ? ((stop - 1 - from) / stride) + 1 : 0;
        }

        return touched;

        long Stop(long r) => Math.Min(extent, (r * dilation) - before + ((outputs - 1) * stride) + 1);
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    /// <summary>The least of first, first + stride, first + 2*stride, ... that is not below a bound.</summary>
    private static long FirstAtLeast(long first, long stride, long bound) => first >= bound ? first : first + ((bound - first + stride - 1) / stride * stride);

    /// <summary>Window rows within a padding of so many rows, counted from the side where windows start: whole windows, and a part of one.</summary>
    private static long Outside(long padding, long kernel, long stride, long outputs)
    {
        if (padding <= 0)
        {
            return 0;
        }

        long whole = Math.Min(outputs, padding / stride);
        return (whole * kernel) + (whole < outputs ? Math.Min(kernel, padding - (whole * stride)) : 0);
    }
}
