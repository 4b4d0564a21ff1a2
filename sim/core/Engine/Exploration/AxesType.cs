using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// The axes of a study: for each name a list of values, one value, a range, or <c>= expression</c> over other axes. Dependent axes come
/// out in an order in which they can be computed, after the independent ones.
/// </summary>
internal sealed class AxesType : ConfigType<ImmutableArray<Axis>>
{
    private const int MostAxes = 64;

    private static readonly ConfigType<ImmutableArray<ScalarNode>> Words = ConfigTypes.ListOf(WordType.Instance, least: 1);

    public override bool TryRead(ConfigNode node, Diagnostics into, out ImmutableArray<Axis> value)
    {
        value = [];
        if (node is not MappingNode mapping)
        {
            into.Add(DiagnosticCode.WrongNodeKind, node.At, $"axes are written as 'name: values' lines, not as {node.KindName}");
            return false;
        }

        if (mapping.Entries.Length is 0 or > MostAxes)
        {
            into.Add(DiagnosticCode.OutOfRange, node.At, string.Create(CultureInfo.InvariantCulture, $"a study has 1 to {MostAxes} axes, not {mapping.Entries.Length}"));
            return false;
        }

        int before = into.Count;
        Dictionary<string, Axis> read = [];
        Dictionary<string, (ScalarNode Key, ScalarNode Formula)> dependent = [];
        foreach ((ScalarNode key, ConfigNode values) in mapping.Entries)
        {
            if (!IsPath(key.Value))
            {
                into.Add(DiagnosticCode.BadOverride, key.At, $"'{key.Value}' is not the name of an axis", "write the path of a key, such as array.rows");
            }
            else if (values is ScalarNode { Value: ['=', ..] } formula)
            {
                if (key.Value is "machine" or "workload" or "technique")
                {
                    into.Add(DiagnosticCode.BadExpression, formula.At, $"a {key.Value} is a name, and names cannot be computed", "list them");
                }

                dependent[key.Value] = (key, formula);
            }
            else if (Independent(key, values, into) is { } axis)
            {
                read[key.Value] = axis;
            }
        }

        if (into.Count == before)
        {
            AddDependent(read, dependent, into);
        }

        value = [.. read.Values];
        return into.Count == before;
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["anyOf"] = new JsonArray(Words.Schema(), AxisRange.Type.Schema(), WordType.Instance.Schema()) },
    };

    private static Axis? Independent(ScalarNode key, ConfigNode node, Diagnostics into)
    {
        ImmutableArray<ScalarNode>? values = null;
        if (node is MappingNode)
        {
            values = AxisRange.Type.TryRead(node, into, out AxisRange? range) ? range.Values(into) : null;
        }
        else if (node is ListNode)
        {
            values = Words.TryRead(node, into, out ImmutableArray<ScalarNode> listed) ? listed : null;
        }
        else if (WordType.Instance.TryRead(node, into, out ScalarNode one))
        {
            values = [one];
        }

        if (values is not { } all)
        {
            return null;
        }

        foreach (ScalarNode repeated in all.GroupBy(v => v.Value).Where(g => g.Count() > 1).Select(g => g.ElementAt(1)))
        {
            into.Add(DiagnosticCode.DuplicateKey, repeated.At, $"the value '{repeated.Value}' of '{key.Value}' appears twice");
        }

        AxisNumber?[] numbers = [.. all.Select(v => AxisNumber.Read(v.Value))];
        bool numeric = numbers.All(n => n is not null && n.Dimension == numbers[0]!.Dimension);
        return numeric
            ? new Axis(key, all, [.. numbers.Select(n => n!.Base)], numbers[0]!.Dimension is { } d ? Measure.Of(d) : Measure.None, null)
            : new Axis(key, all, [], null, null);
    }

    /// <summary>Adds dependent axes as soon as everything that they read is there; what is left over forms a circle.</summary>
    private static void AddDependent(Dictionary<string, Axis> read, Dictionary<string, (ScalarNode Key, ScalarNode Formula)> dependent, Diagnostics into)
    {
        while (dependent.Count > 0)
        {
            string? next = dependent.Keys.FirstOrDefault(name => !dependent.Keys.Any(other => Mentions(dependent[name].Formula.Value, other)));
            if (next is null)
            {
                (ScalarNode _, ScalarNode formula) = dependent.Values.First();
                into.Add(DiagnosticCode.CyclicAxes, formula.At, $"these axes depend on each other in a circle: {string.Join(", ", dependent.Keys)}");
                return;
            }

            (ScalarNode key, ScalarNode text) = dependent[next];
            dependent.Remove(next);
            Dictionary<string, Measure?> measures = read.ToDictionary(a => a.Key, a => a.Value.Measure);
            if (new ExpressionParser(text, 1, measures, into).ReadAll() is not { } expression)
            {
                return;
            }

            if (!expression.Measure.Equals(Measure.None) && expression.Measure.WrittenAs is null)
            {
                into.Add(DiagnosticCode.WrongUnit, text.At, $"a key cannot have {expression.Measure} as its value");
                return;
            }

            read[next] = new Axis(key, [], [], expression.Measure, expression) { FormulaText = text.Value[1..].Trim() };
        }
    }

    /// <summary>True where a name stands in an expression as a whole word.</summary>
    private static bool Mentions(string expression, string name)
    {
        for (int at = expression.IndexOf(name, StringComparison.Ordinal); at >= 0; at = expression.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int end = at + name.Length;
            if ((at == 0 || !IsWordPart(expression[at - 1])) && (end == expression.Length || !IsWordPart(expression[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPath(string name) =>
        name.Length > 0 && name[0] is not ('.' or (>= '0' and <= '9')) && name[^1] != '.' && name.All(IsWordPart) && !name.Contains("..", StringComparison.Ordinal);

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.';
}
