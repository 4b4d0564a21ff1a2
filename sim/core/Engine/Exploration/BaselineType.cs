using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>What designs are compared with: <c>axis: value</c> lines, each axis once.</summary>
internal sealed class BaselineType : ConfigType<ImmutableArray<KeyValuePair<ScalarNode, ScalarNode>>>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out ImmutableArray<KeyValuePair<ScalarNode, ScalarNode>> value)
    {
        value = [];
        if (node is not MappingNode { Entries.Length: > 0 } mapping)
        {
            into.Add(DiagnosticCode.WrongNodeKind, node.At, $"a baseline is written as 'axis: value' lines, not as {(node is MappingNode ? "an empty mapping" : node.KindName)}", "name the axes that it sets, such as { array.rows: 128 }");
            return false;
        }

        int before = into.Count;
        List<KeyValuePair<ScalarNode, ScalarNode>> read = [];
        foreach ((ScalarNode key, ConfigNode one) in mapping.Entries)
        {
            if (WordType.Instance.TryRead(one, into, out ScalarNode word))
            {
                read.Add(new(key, word));
            }
        }

        value = [.. read];
        return into.Count == before;
    }

    /// <summary>Checks a baseline against the axes of its study; what is wrong goes to <paramref name="into"/>.</summary>
    public static void Check(ImmutableArray<KeyValuePair<ScalarNode, ScalarNode>> baseline, ImmutableArray<Axis> axes, Diagnostics into)
    {
        foreach ((ScalarNode key, ScalarNode value) in baseline)
        {
            Axis? axis = axes.FirstOrDefault(a => a.Name == key.Value);
            if (axis is null)
            {
                into.Add(DiagnosticCode.UnknownName, key.At, $"the study has no axis '{key.Value}'", Suggest.From(key.Value, axes.Where(a => a.Formula is null).Select(a => a.Name), "axes"));
            }
            else if (axis.Formula is not null)
            {
                into.Add(DiagnosticCode.Inconsistent, key.At, $"'{key.Value}' is computed from other axes, in the baseline too", "set the axes that it is computed from");
            }
            else if (axis.Measure is not null && AxisNumber.Read(value, into) is { } number && !(number.Dimension is { } d ? Measure.Of(d) : Measure.None).Equals(axis.Measure))
            {
                into.Add(number.Dimension is null ? DiagnosticCode.MissingUnit : DiagnosticCode.WrongUnit, value.At, $"'{value.Value}' does not measure what '{key.Value}' does", $"write it like {axis.Values[0].Value}");
            }
        }
    }

    public override JsonObject Schema() => new() { ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = WordType.Instance.Schema() };
}
