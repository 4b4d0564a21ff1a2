using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>An axis that varies a key of the machine.</summary>
/// <param name="Index">Which axis.</param>
/// <param name="Path">The path of the key.</param>
/// <param name="At">Where the axis stands in the study.</param>
internal sealed record MachineAxis(int Index, ImmutableArray<string> Path, Place At)
{
    /// <summary>A file that has the key alone.</summary>
    public MappingNode Override(ScalarNode value)
    {
        ConfigNode inner = value;
        for (int i = Path.Length - 1; i >= 0; i--)
        {
            inner = new MappingNode(At, [new(new ScalarNode(At, Path[i]), inner)]);
        }

        return (MappingNode)inner;
    }
}
