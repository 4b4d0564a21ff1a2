using System.Collections.Immutable;

namespace HwSim.Core.Config;

/// <summary>Keys with values, in the order of the text.</summary>
public sealed record MappingNode(Place At, ImmutableArray<KeyValuePair<ScalarNode, ConfigNode>> Entries) : ConfigNode(At)
{
    private readonly long size = SizeOf(Entries);

    public override string KindName => "a mapping";

    internal override long ExpandedSize => size;

    /// <summary>The value of a key, or null.</summary>
    public ConfigNode? this[string key]
    {
        get
        {
            int place = PlaceOf(key);
            return place < 0 ? null : Entries[place].Value;
        }
    }

    /// <summary>
    /// This mapping with <paramref name="overrides"/> laid over it: mappings merge key by key, everything else is replaced. The result
    /// keeps this mapping's place, since that is where a missing key belongs.
    /// </summary>
    public MappingNode With(MappingNode overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        List<KeyValuePair<ScalarNode, ConfigNode>> merged = [.. Entries];
        Dictionary<string, int> positions = [];
        for (int i = 0; i < merged.Count; i++)
        {
            positions.TryAdd(merged[i].Key.Value, i);
        }

        foreach (KeyValuePair<ScalarNode, ConfigNode> entry in overrides.Entries)
        {
            if (!positions.TryGetValue(entry.Key.Value, out int at))
            {
                positions[entry.Key.Value] = merged.Count;
                merged.Add(entry);
            }
            else
            {
                ConfigNode value = merged[at].Value is MappingNode below && entry.Value is MappingNode above ? below.With(above) : entry.Value;
                merged[at] = new(entry.Key, value);
            }
        }

        return new MappingNode(At, [.. merged]);
    }

    /// <summary>Which entry a key is; -1 where it is none.</summary>
    internal int PlaceOf(string key)
    {
        for (int i = 0; i < Entries.Length; i++)
        {
            if (Entries[i].Key.Value == key)
            {
                return i;
            }
        }

        return -1;
    }

    private static long SizeOf(ImmutableArray<KeyValuePair<ScalarNode, ConfigNode>> entries)
    {
        long sum = 1;
        foreach (KeyValuePair<ScalarNode, ConfigNode> entry in entries)
        {
            sum = Math.Min(long.MaxValue / 4, sum + 1 + entry.Value.ExpandedSize);
        }

        return sum;
    }

    /// <summary>This mapping without a key.</summary>
    public MappingNode Without(string key) => new(At, [.. Entries.Where(e => e.Key.Value != key)]);
}
