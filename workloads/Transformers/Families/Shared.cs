using HwSim.Core.Graph;

namespace HwSim.Workloads.Transformers.Families;

/// <summary>What several families read in the same way.</summary>
internal static class Shared
{
    /// <summary>PyTorch's default where the configuration names no element type.</summary>
    public static TensorFormat Format(ModelConfig config) => config.Get(ModelKeys.TorchType, config.Get(ModelKeys.Type, TensorFormat.Fp32));

    /// <summary>Query heads of equal width that share the heads of keys and values evenly.</summary>
    public static Attention Heads(ModelConfig config, ModelKey hiddenKey, long hidden, ModelKey<long> headsKey, ModelKey keyValueKey, long? keyValueHeads = null, long? headSize = null)
    {
        long heads = config.Need(headsKey);
        long keyValues = keyValueHeads ?? heads;
        config.Divide(headsKey, heads, keyValueKey, keyValues);
        return new Attention
        {
            Heads = heads,
            KeyValueHeads = keyValues,
            HeadSize = headSize ?? config.Divide(hiddenKey, hidden, headsKey, heads),
        };
    }

    /// <summary>The rotated part of a head: whole pairs.</summary>
    public static long Rotated(long headSize, double share) => Math.Max(2, (long)(headSize * share) / 2 * 2);
}
