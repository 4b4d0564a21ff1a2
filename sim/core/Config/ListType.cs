using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>A list whose items are all of one type.</summary>
public sealed class ListType<T>(ConfigType<T> item, int least = 0) : ConfigType<ImmutableArray<T>>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out ImmutableArray<T> value)
    {
        value = [];
        ArgumentNullException.ThrowIfNull(into);
        if (node is not ListNode list)
        {
            ArgumentNullException.ThrowIfNull(node);
            into.Add(DiagnosticCode.WrongNodeKind, node.At, $"a list belongs here, not {node.KindName}");
            return false;
        }

        if (list.Items.Length < least)
        {
            into.Add(DiagnosticCode.EmptyValue, list.At, "the list is empty");
            return false;
        }

        ImmutableArray<T>.Builder items = ImmutableArray.CreateBuilder<T>(list.Items.Length);
        foreach (ConfigNode child in list.Items)
        {
            if (item.TryRead(child, into, out T? read))
            {
                items.Add(read);
            }
        }

        value = items.ToImmutable();
        return items.Count == list.Items.Length;
    }

    public override JsonObject Schema() => new() { ["type"] = "array", ["minItems"] = least, ["items"] = item.Schema() };
}
