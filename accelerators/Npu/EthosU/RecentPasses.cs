namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// The passes that a thread asked for last. A network's walk asks for each of them three times, as itself and as what ran before the next
/// two, and finding a block takes as long as all the rest.
/// </summary>
internal static class RecentPasses
{
    private const int Size = 8;

    [ThreadStatic]
    private static Entry[]? recent;

    [ThreadStatic]
    private static int next;

    /// <summary>The pass of a layer on a machine; null where it has no block.</summary>
    public static EthosPass? Of(in EthosLayer layer, EthosSpec spec)
    {
        Entry[] entries = recent ??= new Entry[Size];
        for (int i = 0; i < Size; i++)
        {
            ref Entry entry = ref entries[(next + Size - 1 - i) % Size];
            if (ReferenceEquals(entry.Spec, spec) && entry.Layer == layer)
            {
                return entry.Pass;
            }
        }

        EthosPass? pass = EthosPass.Of(layer, spec);
        entries[next] = new Entry(spec, layer, pass);
        next = (next + 1) % Size;
        return pass;
    }

    private readonly record struct Entry(EthosSpec? Spec, EthosLayer Layer, EthosPass? Pass);
}
