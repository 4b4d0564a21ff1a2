using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Options of the workload, each at most once; what they may be is the workload's affair.</summary>
internal sealed class OptionsType : ConfigType<ImmutableArray<KeyValuePair<string, ScalarNode>>>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out ImmutableArray<KeyValuePair<string, ScalarNode>> value)
    {
        value = [];
        if (node is not MappingNode mapping)
        {
            into.Add(DiagnosticCode.WrongNodeKind, node.At, $"options are written as 'key: value' lines, not as {node.KindName}");
            return false;
        }

        int before = into.Count;
        List<KeyValuePair<string, ScalarNode>> read = [];
        foreach ((ScalarNode key, ConfigNode option) in mapping.Entries)
        {
            if (!Axis.WorkloadOptions.Contains(key.Value))
            {
                into.Add(DiagnosticCode.UnknownKey, key.At, $"unknown option '{key.Value}' of the workload", Suggest.From(key.Value, Axis.WorkloadOptions, "options"));
            }
            else if (WordType.Instance.TryRead(option, into, out ScalarNode word))
            {
                read.Add(new(key.Value, word));
            }
        }

        value = [.. read];
        return into.Count == before;
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(Axis.WorkloadOptions.Select(o => KeyValuePair.Create(o, (JsonNode?)WordType.Instance.Schema()))),
        ["additionalProperties"] = false,
    };
}
