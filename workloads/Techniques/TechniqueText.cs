using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Workloads.Techniques;

/// <summary>Reads techniques written as <c>name(argument, key=value)</c>.</summary>
public static class TechniqueText
{
    /// <summary>Reads one technique.</summary>
    /// <param name="source">The text as the user wrote it, named after where it came from.</param>
    /// <param name="into">Takes what is wrong.</param>
    /// <returns>The technique, or null after diagnostics.</returns>
    public static ITechnique? Read(SourceText source, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(into);
        string text = source.Text;
        int open = text.IndexOf('(', StringComparison.Ordinal);
        string name = (open < 0 ? text : text[..open]).Trim();
        if (TechniqueRegistry.All.FirstOrDefault(t => t.Name == name) is not { } technique)
        {
            into.Add(DiagnosticCode.UnknownName, At(source, text, name), $"there is no technique '{name}'", Suggest.From(name, TechniqueRegistry.All.Select(t => t.Name), "techniques"));
            return null;
        }

        string inside = open < 0 ? "" : text[(open + 1)..].TrimEnd();
        if (open >= 0 && (!inside.EndsWith(')') || inside.AsSpan(0, inside.Length - 1).IndexOfAny('(', ')') >= 0))
        {
            into.Add(DiagnosticCode.Syntax, source.Start, $"the parentheses of '{name}' do not match", $"write {technique.Usage}");
            return null;
        }

        int before = into.Count;
        TechniqueArguments arguments = Split(source, name, open, inside.TrimEnd(')'), into);
        ITechnique? read = technique.Read(arguments);
        arguments.Finish(technique.Usage);
        return into.Count == before ? read : null;
    }

    private static TechniqueArguments Split(SourceText source, string name, int open, string inside, Diagnostics into)
    {
        ImmutableArray<ScalarNode>.Builder values = ImmutableArray.CreateBuilder<ScalarNode>();
        ImmutableArray<KeyValuePair<ScalarNode, ScalarNode>>.Builder named = ImmutableArray.CreateBuilder<KeyValuePair<ScalarNode, ScalarNode>>();
        HashSet<string> keys = [];
        int start = open + 1;
        foreach (string part in string.IsNullOrWhiteSpace(inside) ? [] : inside.Split(','))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            ScalarNode value = Scalar(source, start + equals + 1, part[(equals + 1)..]);
            if (equals < 0)
            {
                values.Add(value);
            }
            else
            {
                ScalarNode key = Scalar(source, start, part[..equals]);
                named.Add(new(key, value));
                if (!keys.Add(key.Value))
                {
                    into.Add(DiagnosticCode.DuplicateKey, key.At, $"the argument '{key.Value}' appears twice");
                }
            }

            start += part.Length + 1;
        }

        return new TechniqueArguments(name, source.Start, values.ToImmutable(), named.ToImmutable(), into);
    }

    private static ScalarNode Scalar(SourceText source, int start, string text)
    {
        int lead = text.Length - text.TrimStart().Length;
        string value = text.Trim();
        return new ScalarNode(new Place(source, 1, start + lead + 1, Math.Max(1, value.Length)), value);
    }

    private static Place At(SourceText source, string text, string name) => new(source, 1, text.Length - text.TrimStart().Length + 1, Math.Max(1, name.Length));
}
