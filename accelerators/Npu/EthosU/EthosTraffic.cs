namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// Values that one pass reads and writes, and how well the transfers use their port (Vela 3.10, npu_performance.py): maps lie in bricks of
/// 16 channels, so that a burst takes as many bytes as a row of the block has there; what crosses the border of the network lies pixel by
/// pixel, and a burst takes the channels of the block.
/// </summary>
/// <param name="Read">Ifmap values, halos of the blocks again.</param>
/// <param name="Written">Ofmap values.</param>
/// <param name="Weights">Weights, again for each block of pixels.</param>
internal readonly record struct EthosTraffic(long Read, long Written, long Weights)
{
    private const long Brick = 16;
    private const double SramBurst = 32;
    private const double ExternalBurst = 128;
    private const long LargestPixelBurst = 64;

    public static EthosTraffic Of(in EthosLayer layer, in EthosBlock block)
    {
        long depth = Math.Min(layer.Depth, block.Depth);
        long pixels = checked(NpuLayer.CeilingDivide(layer.OutputHeight, Math.Min(layer.OutputHeight, block.Height)) * NpuLayer.CeilingDivide(layer.OutputWidth, Math.Min(layer.OutputWidth, block.Width)));
        long blocks = checked(pixels * (layer.IsEqualDepth ? 1 : NpuLayer.CeilingDivide(layer.Depth, depth)));
        long windows = layer.Kind == EthosKind.Vector ? 1 : NpuLayer.CeilingDivide(layer.KernelHeight, EthosBlock.LargestWindow) * NpuLayer.CeilingDivide(layer.KernelWidth, EthosBlock.LargestWindow);
        long patch = Math.Min(layer.Height, block.InputHeight) * Math.Min(layer.Width, block.InputWidth);
        long channels = layer.IsInputLinear ? layer.Channels : NpuLayer.RoundUp(layer.Channels, Brick);
        long results = checked(layer.OutputHeight * layer.OutputWidth * (layer.IsOutputExternal ? layer.Depth : NpuLayer.RoundUp(layer.Depth, Brick)));
        long weights = !layer.HasWeights ? 0 : checked(layer.Taps * (layer.Kind == EthosKind.Depthwise ? pixels * layer.Channels : layer.Channels * depth * blocks));
        return new EthosTraffic(checked(patch * channels * windows * blocks), results, weights);
    }

    /// <summary>Cycles of reading so many ifmap values.</summary>
    public static double ReadCycles(in EthosLayer layer, in EthosBlock block, EthosSpec spec, long values)
    {
        double burst = layer.IsInputLinear ? block.InputDepth == 1 ? block.InputWidth : block.InputDepth
            : Brick * layer.Width == block.InputDepth ? block.InputDepth * block.InputWidth : Brick * block.InputWidth;
        return Cycles(layer.IsInputExternal, burst, spec, values);
    }

    /// <summary>Cycles of writing so many ofmap values.</summary>
    public static double WriteCycles(in EthosLayer layer, in EthosBlock block, EthosSpec spec, long values)
    {
        double burst = layer.IsOutputExternal
            ? block.Depth == 1 ? block.Width : Math.Min(LargestPixelBurst, Math.Min(Brick * spec.Cores, block.Depth))
            : Brick * layer.OutputWidth == block.Depth ? block.Depth * block.Width : Brick * block.Width * spec.Cores;
        return Cycles(layer.IsOutputExternal, burst, spec, values);
    }

    private static double Cycles(bool isExternal, double burst, EthosSpec spec, long values)
    {
        double full = isExternal ? ExternalBurst : SramBurst;
        return values * (full / Math.Min(full, burst)) / (isExternal ? spec.ExternalRate : spec.SramRate);
    }
}
