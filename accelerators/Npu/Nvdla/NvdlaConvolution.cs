using HwSim.Accelerators.Systolic;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>
/// A product on the convolution core: one step for each output pixel, window position, atom of channels and atom of kernels (NVDLA hardware
/// manual, "Unit description: convolution pipeline"). Images of up to four channels are read by window rows (channel pre- and post-extension). A strided window can be folded: the pixels of a stride lie side by side as channels.
/// Winograd's way takes four output pixels in 16 multiplications a channel, spread over the channel atom.
/// </summary>
internal static class NvdlaConvolution
{
    private const long ImageChannels = 4;
    private const long MostRowsTogether = 4;
    private const long WinogradTile = 2;
    private const long WinogradPositions = 16;
    private const long WinogradKernel = 9;

    /// <summary>True where the least rows and the least kernels fit the buffer together.</summary>
    public static bool Fits(in NpuLayer layer, NvdlaSpec spec) => LeastRows(layer, spec) + LeastKernels(layer, spec, isWinograd: false) <= spec.Buffer.Value;

    /// <summary>What it takes; null where Winograd's way is not open to it.</summary>
    public static NpuRun? Of(in NpuLayer layer, in NpuOperands operands, NvdlaSpec spec, DramPort dram, bool isWinograd)
    {
        bool isOpen = spec.HasWinograd && !layer.IsDilated && layer is { KernelHeight: 3, KernelWidth: 3, StrideHeight: 1, StrideWidth: 1 };
        if (isWinograd && (!isOpen || LeastRows(layer, spec) + LeastKernels(layer, spec, isWinograd) > spec.Buffer.Value))
        {
            return null;
        }

        long ifmap = checked(Rows(layer, spec, layer.Height) * layer.Images * layer.Groups);
        long filter = checked(Kernels(layer, operands.FilterBits, layer.Filters, isWinograd) * layer.Groups);
        long ofmap = checked(Pixel(layer.Filters, spec) * layer.OutputPixels * layer.Images * layer.Groups);
        long room = spec.Buffer.Value;
        long weightLoads = NpuLayer.CeilingDivide(Kernels(layer, operands.FilterBits, layer.Filters, isWinograd), room - LeastRows(layer, spec));
        long ifmapLoads = NpuLayer.CeilingDivide(checked(Rows(layer, spec, layer.Height) * layer.Images), room - LeastKernels(layer, spec, isWinograd));
        (long ifmapTimes, long filterTimes) = Passes(ifmap, filter, weightLoads, ifmapLoads, operands);
        long compute = isWinograd ? Winograd(layer, spec) : Direct(layer, spec);
        long written = operands.OfmapStays ? 0 : ofmap;
        long starts = spec.OverlapsLoads ? 0 : checked((long)Math.Ceiling(LinesOf(layer, spec) * ifmapTimes * spec.LineStart.Value));
        NvdlaLoads loads = spec.OverlapsLoads ? default : NvdlaLoads.Of(layer, spec, dram, checked(ifmap * ifmapTimes), checked(filter * filterTimes), starts, compute);
        return new NpuRun
        {
            Compute = compute,
            OnChipStall = spec.OutputRate is { } rate ? Math.Max(0, (new Bytes(ofmap) / rate).Value + loads.First - loads.Exposed - compute) : 0,
            ExposedTransfer = loads.Exposed,
            TransferOverhead = starts,
            IfmapRead = checked(ifmap * ifmapTimes),
            FilterRead = checked(filter * filterTimes),
            Written = written,
            IfmapOnChip = checked(compute * Bytes.Of(spec.AtomicChannels, operands.IfmapBits).Value),
            FilterOnChip = filter,
            OfmapOnChip = ofmap,
            Folds = checked(layer.Groups * NpuLayer.CeilingDivide(layer.Filters, spec.AtomicKernels) * NpuLayer.CeilingDivide(layer.Channels, spec.AtomicChannels)),
        };
    }

    /// <summary>How often ifmap and filter are read: weights stay and the ifmap passes once for each load of them, or the other way around, whichever moves less. What is on chip is not read.</summary>
    private static (long Ifmap, long Filter) Passes(long ifmap, long filter, long weightLoads, long ifmapLoads, in NpuOperands operands)
    {
        long i = operands.IfmapOnChip ? 0 : 1;
        long f = operands.FilterOnChip ? 0 : 1;
        UInt128 weightsStay = ((UInt128)(ulong)ifmap * (ulong)(weightLoads * i)) + ((UInt128)(ulong)filter * (ulong)f);
        UInt128 ifmapStays = ((UInt128)(ulong)ifmap * (ulong)i) + ((UInt128)(ulong)filter * (ulong)(ifmapLoads * f));
        return weightsStay <= ifmapStays ? (weightLoads * i, f) : (i, ifmapLoads * f);
    }

    private static long Direct(in NpuLayer layer, NvdlaSpec spec)
    {
        long pixels = checked(layer.Groups * layer.Images * layer.OutputPixels * NpuLayer.CeilingDivide(layer.Filters, spec.AtomicKernels));
        long plain = checked(pixels * layer.KernelElements * NpuLayer.CeilingDivide(layer.Channels, spec.AtomicChannels));
        if (layer is { Channels: <= ImageChannels, Groups: 1, IsDilated: false })
        {
            plain = Math.Min(plain, checked(pixels * Image(layer, spec)));
        }

        if (layer.IsDilated || layer is { StrideHeight: 1, StrideWidth: 1 })
        {
            return plain;
        }

        long window = checked(NpuLayer.CeilingDivide(layer.KernelHeight, layer.StrideHeight) * NpuLayer.CeilingDivide(layer.KernelWidth, layer.StrideWidth));
        long channels = checked(layer.Channels * Math.Min(layer.StrideHeight, layer.KernelHeight) * Math.Min(layer.StrideWidth, layer.KernelWidth));
        return Math.Min(plain, checked(pixels * window * NpuLayer.CeilingDivide(channels, spec.AtomicChannels)));
    }

    /// <summary>Steps a pixel of an image: a row of the window with its channels is one vector, and two or four rows are taken together where they fit an atom.</summary>
    private static long Image(in NpuLayer layer, NvdlaSpec spec)
    {
        long row = checked(layer.KernelWidth * layer.Channels);
        long best = checked(layer.KernelHeight * NpuLayer.CeilingDivide(row, spec.AtomicChannels));
        for (long together = 2; together <= MostRowsTogether && together * row <= spec.AtomicChannels; together *= 2)
        {
            best = Math.Min(best, NpuLayer.CeilingDivide(layer.KernelHeight, together));
        }

        return best;
    }

    private static long Winograd(in NpuLayer layer, NvdlaSpec spec)
    {
        long tiles = checked(layer.Groups * layer.Images * NpuLayer.CeilingDivide(layer.OutputHeight, WinogradTile) * NpuLayer.CeilingDivide(layer.OutputWidth, WinogradTile));
        long channels = NpuLayer.CeilingDivide(checked(layer.Channels * WinogradPositions), spec.AtomicChannels);
        return checked(tiles * channels * NpuLayer.CeilingDivide(layer.Filters, spec.AtomicKernels));
    }

    /// <summary>Rows of one atom of channels each.</summary>
    private static long LinesOf(in NpuLayer layer, NvdlaSpec spec) =>
        checked(layer.Groups * layer.Images * layer.Height * NpuLayer.CeilingDivide(Pixel(layer.Channels, spec), spec.MemoryAtom.Value));

    /// <summary>Bytes of the rows that a window spans, of one group.</summary>
    private static long LeastRows(in NpuLayer layer, NvdlaSpec spec) => Rows(layer, spec, Math.Min(layer.Height, layer.KernelHeight));

    private static long LeastKernels(in NpuLayer layer, NvdlaSpec spec, bool isWinograd) =>
        Kernels(layer, spec.WeightBits, Math.Min(layer.Filters, spec.AtomicKernels), isWinograd);

    private static long Rows(in NpuLayer layer, NvdlaSpec spec, long rows) => checked(rows * layer.Width * Pixel(layer.Channels, spec));

    /// <summary>Bytes of one pixel in memory.</summary>
    private static long Pixel(long channels, NvdlaSpec spec) => NpuLayer.RoundUp(Bytes.Of(channels, spec.ActivationBits).Value, spec.MemoryAtom.Value);

    private static long Kernels(in NpuLayer layer, int bits, long kernels, bool isWinograd)
    {
        long values = checked(kernels * layer.Channels * layer.KernelElements);
        return Bytes.Of(isWinograd ? checked(values / WinogradKernel * WinogradPositions) : values, bits).Value;
    }
}
