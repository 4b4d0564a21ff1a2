using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// The machine files of the points of a study: a resolved file with the values of axes laid over it. A section that has the same values
/// as at an earlier point is the same node, so that what was read from it need not be read again. For one worker.
/// </summary>
internal sealed class MachineFiles
{
    /// <summary>How many sections are kept, all axes and machines together.</summary>
    private const int MostSections = 16_384;

    private readonly ImmutableArray<(string Key, ImmutableArray<MachineAxis> Axes)> groups;
    private readonly Dictionary<MappingNode, MachineSection[]> files = new(ReferenceEqualityComparer.Instance);
    private int sections;

    /// <param name="axes">The axes that vary keys of the machine.</param>
    public MachineFiles(IEnumerable<MachineAxis> axes) =>
        groups = [.. axes.GroupBy(a => a.Path[0]).Select(g => (g.Key, g.ToImmutableArray()))];

    /// <summary>The file of a point.</summary>
    public MappingNode Of(MappingNode file, DesignPoint point)
    {
        if (groups.IsEmpty)
        {
            return file;
        }

        if (!files.TryGetValue(file, out MachineSection[]? roots) || sections > MostSections)
        {
            files.Clear();
            sections = 0;
            roots = [.. groups.Select(_ => new MachineSection(null))];
            files.Add(file, roots);
        }

        ImmutableArray<KeyValuePair<ScalarNode, ConfigNode>>.Builder entries = ImmutableArray.CreateBuilder<KeyValuePair<ScalarNode, ConfigNode>>(file.Entries.Length + groups.Length);
        entries.AddRange(file.Entries);
        for (int i = 0; i < groups.Length; i++)
        {
            KeyValuePair<ScalarNode, ConfigNode> section = Section(file, groups[i].Axes, roots[i], point);
            int place = file.PlaceOf(groups[i].Key);
            if (place < 0)
            {
                entries.Add(section);
            }
            else
            {
                entries[place] = section;
            }
        }

        return new MappingNode(file.At, entries.DrainToImmutable());
    }

    private KeyValuePair<ScalarNode, ConfigNode> Section(MappingNode file, ImmutableArray<MachineAxis> axes, MachineSection root, DesignPoint point)
    {
        MachineSection at = root;
        foreach (MachineAxis axis in axes)
        {
            ScalarNode value = point.Values[axis.Index];
            if (!at.Next.TryGetValue(value.Value, out MachineSection? next))
            {
                MappingNode one = axis.Override(value);
                next = new MachineSection(at.Varied?.With(one) ?? one);
                at.Next.Add(value.Value, next);
                sections++;
            }

            at = next;
        }

        return at.LaidOver(file);
    }
}
