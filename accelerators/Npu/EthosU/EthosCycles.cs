namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// Cycles of the MACs and the output stage for a pass, memory left out (Vela 3.10, npu_performance.py): blocks go through both, one after
/// the other, and a block takes at least a quarter of what its stages and its transfers take one after the other, since four blocks are
/// under way at a time.
/// </summary>
internal static class EthosCycles
{
    private const long TapsTogether = 4;
    private const long ChannelsTogether = 8;
    private const long LeastPixelCycles = 4;
    private const long BlocksUnderWay = 4;
    private const double BiasBytes = 10;
    private const double BiasWords = 256;

    /// <summary>The cycles.</summary>
    /// <param name="layer">The pass.</param>
    /// <param name="block">Its block.</param>
    /// <param name="spec">The machine.</param>
    /// <param name="depth">How many of its ofmap channels.</param>
    /// <param name="isBuffered">True where weights and biases come from SRAM.</param>
    public static long Of(in EthosLayer layer, in EthosBlock block, EthosSpec spec, long depth, bool isBuffered)
    {
        EthosCore core = spec.Core;
        long h = Math.Min(block.Height, layer.OutputHeight);
        long w = Math.Min(block.Width, layer.OutputWidth);
        long d = Math.Min(block.Depth, depth);
        bool isFlat = core.BlockHeight == 2 && layer.Kind != EthosKind.Pooling && layer is { OutputHeight: 1, KernelHeight: 1 } && layer.OutputWidth % 2 == 0;
        long inDepth = Math.Min(layer.Channels, block.InputDepth);
        long across = NpuLayer.CeilingDivide(w, isFlat ? TapsTogether : core.BlockWidth);
        long down = isFlat ? 1 : NpuLayer.CeilingDivide(h, core.BlockHeight);
        long deep = NpuLayer.CeilingDivide(d, core.BlockDepth);
        double engine = Engine(layer, block, core, inDepth, across * down, deep);
        if (!layer.IsEqualDepth)
        {
            engine *= NpuLayer.CeilingDivide(layer.Channels, inDepth);
        }

        engine /= spec.Cores;
        double a = (layer.IsMaximum ? core.MaximumCycles : layer.HasTable ? Math.Max(core.OutputCycles, core.TableCycles) : core.OutputCycles) / spec.Cores;
        double output = Math.Ceiling(a * h * w * d);
        if (layer.HasWeights)
        {
            output = Math.Max(output, BiasBytes * d * (isBuffered ? spec.SramLatency : spec.ReadLatency).Value / BiasWords);
        }

        double read = (layer.IsInputExternal ? spec.ReadLatency : spec.SramLatency).Value
            + EthosTraffic.ReadCycles(layer, block, spec, Math.Min(layer.Height, block.InputHeight) * Math.Min(layer.Width, block.InputWidth) * inDepth);
        double written = (layer.IsOutputExternal ? spec.WriteLatency : spec.SramLatency).Value + EthosTraffic.WriteCycles(layer, block, spec, h * w * d);
        double command = (read + written + output + engine) / BlocksUnderWay;
        engine = Math.Max(engine, command);
        output = Math.Max(output, command);
        double blocks = (double)NpuLayer.CeilingDivide(layer.OutputHeight, h) * NpuLayer.CeilingDivide(layer.OutputWidth, w) * NpuLayer.CeilingDivide(depth, d);
        return checked((long)((Math.Max(engine, output) * blocks) + Math.Min(engine, output)));
    }

    /// <summary>Cycles of the MACs for a block and one slice of ifmap channels.</summary>
    private static double Engine(in EthosLayer layer, in EthosBlock block, EthosCore core, long inDepth, long pixels, long deep)
    {
        long limit = layer.Kind == EthosKind.Vector ? 1 : EthosBlock.LargestWindow;
        long bricks = NpuLayer.CeilingDivide(inDepth, ChannelsTogether);
        bool isPart = layer.Kind == EthosKind.Convolution && block.IsPartKernel;
        double cycles = 0;
        for (long y = 0; y < layer.KernelHeight; y += limit)
        {
            for (long x = 0; x < layer.KernelWidth; x += limit)
            {
                long taps = Math.Min(limit, layer.KernelHeight - y) * Math.Min(limit, layer.KernelWidth - x);
                long steps = layer.Kind == EthosKind.Pooling ? 1 : layer.Kind == EthosKind.Depthwise || isPart ? NpuLayer.CeilingDivide(taps, TapsTogether) : taps;
                double step = layer.Kind == EthosKind.Pooling ? Math.Max(LeastPixelCycles, taps) * pixels : (double)Math.Max(core.WeightCycles, LeastPixelCycles * pixels) * steps;
                long waits = pixels > 1 ? 0 : deep == 1 ? steps : (steps - 1) * deep;
                cycles += ((step * deep) + (core.StepDelay * waits)) * (isPart ? bricks : 1);
            }
        }

        return cycles;
    }
}
