using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Workloads.Yaml;

/// <summary>Padding: one number for all sides, <c>same</c>, or <c>[top, bottom, left, right]</c>.</summary>
internal sealed class PaddingType : ConfigType<Padding>
{
    private static readonly ConfigType<long> Side = ConfigTypes.Whole(0, Limits.Kernel);

    public override bool TryRead(ConfigNode node, Diagnostics into, out Padding value)
    {
        value = default;
        switch (node)
        {
            case ScalarNode { Value: "same" }:
                value = value with { Same = true };
                return true;
            case ListNode { Items: [var top, var bottom, var left, var right] }:
                bool all = Side.TryRead(top, into, out long t) & Side.TryRead(bottom, into, out long b) & Side.TryRead(left, into, out long l) & Side.TryRead(right, into, out long r);
                value = new Padding(t, b, l, r, Same: false);
                return all;
            case ScalarNode { Value: var text } when text.Length > 0 && !char.IsAsciiDigit(text[0]) && text[0] is not ('-' or '+'):
                into.Add(DiagnosticCode.UnknownChoice, node.At, $"'{text}' is not a padding", "write a number, same, or [top, bottom, left, right]");
                return false;
            case ListNode list:
                into.Add(DiagnosticCode.Inconsistent, list.At, "a padding list has four numbers", "write [top, bottom, left, right]");
                return false;
            default:
                bool read = Side.TryRead(node, into, out long side);
                value = new Padding(side, side, side, side, Same: false);
                return read;
        }
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(Side.Schema(), new JsonObject { ["const"] = "same" }, new JsonObject { ["type"] = "array", ["items"] = Side.Schema(), ["minItems"] = 4, ["maxItems"] = 4 }),
    };
}
