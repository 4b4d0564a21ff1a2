using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using HwSim.Accelerators.Gpu;
using HwSim.Core.Config;

namespace HwSim.Accelerators.Coupled;

/// <summary>A GPU inside another machine's file: the keys of a GPU's file, laid over those of <c>preset:</c> where that is given.</summary>
internal sealed class GpuSection : ConfigType<GpuSpec>
{
    private const string PresetKey = "preset";

    public static readonly GpuSection Type = new();

    private GpuSection()
    {
    }

    public override bool TryRead(ConfigNode node, Diagnostics into, [MaybeNullWhen(false)] out GpuSpec value)
    {
        value = null;
        if (node is not MappingNode section)
        {
            into.Add(DiagnosticCode.WrongNodeKind, node.At, $"a GPU is written as 'key: value' lines, not as {node.KindName}", "write 'gpu: { preset: NAME }'");
            return false;
        }

        if (section[PresetKey] is not { } named)
        {
            return GpuFile.Type.TryRead(section, into, out value);
        }

        if (named is not ScalarNode name)
        {
            into.Add(DiagnosticCode.WrongNodeKind, named.At, $"'preset' names a GPU; it is {named.KindName}");
            return false;
        }

        MappingNode? preset = Machines.Resolve(name, [], into);
        if (preset?["model"] is ScalarNode { Value: not GpuModel.ModelName } other)
        {
            into.Add(DiagnosticCode.Inconsistent, name.At, $"'{name.Value}' is no GPU: its model is '{other.Value}'");
            return false;
        }

        return preset is not null && GpuFile.Type.TryRead(preset.With(section.Without(PresetKey)), into, out value);
    }

    public override JsonObject Schema()
    {
        JsonObject schema = GpuFile.Type.Schema();
        schema["required"] = new JsonArray();
        schema["properties"]!.AsObject()[PresetKey] = new JsonObject { ["type"] = "string", ["description"] = "the GPU preset that the other keys are laid over" };
        return schema;
    }
}
