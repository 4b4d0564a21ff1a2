namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>A pass with everything that does not depend on what ran before it.</summary>
/// <param name="Layer">The pass.</param>
/// <param name="Block">Its block.</param>
/// <param name="Cycles">Cycles of MACs and output stage, all weights at hand.</param>
/// <param name="IsBuffered">True where its weights are copied to SRAM first.</param>
/// <param name="Encoded">Bytes of its weights and biases as they lie in flash or DRAM.</param>
internal readonly record struct EthosPass(EthosLayer Layer, EthosBlock Block, long Cycles, bool IsBuffered, long Encoded)
{
    /// <summary>Bytes of scale and bias of an ofmap channel.</summary>
    private const long ScaleBytes = 10;
    private const long Alignment = 16;

    /// <summary>The pass of a layer; null where not even the least block fits the shared buffer.</summary>
    public static EthosPass? Of(in EthosLayer layer, EthosSpec spec)
    {
        if (EthosBlock.Of(layer, spec.Core) is not { } block)
        {
            return null;
        }

        bool isBuffered = layer.HasWeights && layer.Kind != EthosKind.Vector && (spec.Cascades || MapBytes(layer) <= spec.Sram.Value.Value);
        long encoded = !layer.HasWeights ? 0 : checked(NpuLayer.RoundUp((long)(layer.Weights * spec.WeightCompression.Value), Alignment) + (ScaleBytes * layer.Depth));
        return new EthosPass(layer, block, EthosCycles.Of(layer, block, spec, layer.Depth, isBuffered), isBuffered, encoded);
    }

    /// <summary>Ifmap and ofmap together.</summary>
    private static double MapBytes(in EthosLayer layer) => ((double)layer.Height * layer.Width * layer.Channels) + ((double)layer.OutputHeight * layer.OutputWidth * layer.Depth);
}
