using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Kernels.Runtime;

/// <summary>An entry of a suite: a kernel, its element types and parameters; each a value or a list, and every combination is a case.</summary>
internal sealed class CasesType : ConfigType<ImmutableArray<KernelCase>>
{
    private const int MostCases = 10_000;

    public override bool TryRead(ConfigNode node, Diagnostics into, [MaybeNullWhen(false)] out ImmutableArray<KernelCase> value)
    {
        value = [];
        ArgumentNullException.ThrowIfNull(into);
        if (node is not MappingNode entry)
        {
            ArgumentNullException.ThrowIfNull(node);
            into.Add(DiagnosticCode.WrongNodeKind, node.At, $"a case is written as {{ kernel: gemm, m: 64, ... }}, not as {node.KindName}");
            return false;
        }

        if (entry["kernel"] is not ScalarNode name || !KernelFamilies.All.TryGetValue(name.Value, out IKernelFamily? family))
        {
            ScalarNode? written = entry["kernel"] as ScalarNode;
            into.Add(
                written is null ? DiagnosticCode.MissingKey : DiagnosticCode.UnknownName, (entry["kernel"] ?? entry).At,
                written is null ? "the case names no kernel" : $"there is no kernel '{written.Value}'", Suggest.From(written?.Value ?? "", KernelFamilies.Names, "kernels"));
            return false;
        }

        int before = into.Count;
        if (Axes(family).TryRead(entry, into, out ImmutableArray<(string Name, ImmutableArray<string> Values)> axes))
        {
            value = Combine(entry, family, axes, into);
        }

        return into.Count == before;
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray([.. KernelFamilies.All.Values.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (JsonNode)Axes(f).Schema())]),
    };

    private static ConfigType<ImmutableArray<(string Name, ImmutableArray<string> Values)>> Axes(IKernelFamily family) =>
        ConfigTypes.Record<ImmutableArray<(string, ImmutableArray<string>)>>($"a case of {family.Name}", f =>
        {
            f.Required("kernel", ConfigTypes.Choice("kernels", (family.Name, family.Name)), family.Description);
            Field<ImmutableArray<string>> types = f.Optional("dtype", new OneOrManyType(Words("element types", family.DataTypes)), [family.DataTypes[0]], "element types");
            ImmutableArray<(KernelParameter Parameter, Field<ImmutableArray<string>> Field)> fields =
                [.. family.Parameters.Select(p => (p, p.Otherwise is null ? f.Required(p.Name, TypeOf(p), p.Description) : f.Optional(p.Name, TypeOf(p), [p.Otherwise], p.Description)))];
            return v => [("dtype", v.Get(types)), .. fields.Select(x => (x.Parameter.Name, v.Get(x.Field)))];
        });

    private static ConfigType<ImmutableArray<string>> TypeOf(KernelParameter parameter) =>
        new OneOrManyType(parameter.Words.IsEmpty ? new SizeType() : Words($"values of '{parameter.Name}'", parameter.Words));

    private static ConfigType<string> Words(string what, ImmutableArray<string> words) => ConfigTypes.Choice(what, [.. words.Select(w => (w, w))]);

    private static ImmutableArray<KernelCase> Combine(MappingNode entry, IKernelFamily family, ImmutableArray<(string Name, ImmutableArray<string> Values)> axes, Diagnostics into)
    {
        double count = axes.Aggregate(1.0, (product, axis) => product * axis.Values.Length);
        if (count > MostCases)
        {
            into.Add(DiagnosticCode.SpaceTooLarge, entry.At, string.Create(CultureInfo.InvariantCulture, $"the lists combine to {count:N0} cases, and at most {MostCases:N0} are run"));
            return [];
        }

        List<KernelCase> cases = [];
        for (int i = 0; i < (int)count; i++)
        {
            KernelCase one = Case(family, axes, i);
            if (family.Fault(one) is { } fault)
            {
                into.Add(DiagnosticCode.Inconsistent, entry.At, $"{one}: {fault}");
                return [];
            }

            cases.Add(one);
        }

        return [.. cases.DistinctBy(c => c.ToString())];
    }

    /// <summary>The i-th combination, the last axis fastest. How an 8-bit product is written says nothing about a float one.</summary>
    private static KernelCase Case(IKernelFamily family, ImmutableArray<(string Name, ImmutableArray<string> Values)> axes, int index)
    {
        string[] values = new string[axes.Length];
        for (int axis = axes.Length - 1; axis >= 0; axis--)
        {
            (index, int at) = Math.DivRem(index, axes[axis].Values.Length);
            values[axis] = axes[axis].Values[at];
        }

        return new KernelCase(
            family.Name, values[0],
            [.. axes.Select((a, i) => KeyValuePair.Create(a.Name, values[i])).Skip(1).Where(p => p.Key != "form" || values[0] == "int8")]);
    }
}
