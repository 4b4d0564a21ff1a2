using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>What some values of axes make of a section of a machine file.</summary>
/// <param name="varied">The values, as a file that has them alone; null before the first axis.</param>
internal sealed class MachineSection(MappingNode? varied)
{
    private KeyValuePair<ScalarNode, ConfigNode>? laidOver;

    public MappingNode? Varied => varied;

    /// <summary>The same with a value of the next axis.</summary>
    public Dictionary<string, MachineSection> Next { get; } = [];

    /// <summary>The section with its key, the values laid over that of a file; always of the same one.</summary>
    public KeyValuePair<ScalarNode, ConfigNode> LaidOver(MappingNode file)
    {
        if (laidOver is { } known)
        {
            return known;
        }

        MappingNode whole = file.With(varied!);
        int place = whole.PlaceOf(varied!.Entries[0].Key.Value);
        laidOver = whole.Entries[place];
        return whole.Entries[place];
    }
}
