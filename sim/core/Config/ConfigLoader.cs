using System.Collections.Immutable;

namespace HwSim.Core.Config;

/// <summary>
/// Resolves a configuration file to one mapping: checks the header (<c>hwsim: 1</c> and the kind of file), lays the file over
/// its <c>base:</c> preset, and lays <c>path=value</c> overrides over both. Every node keeps its own place.
/// </summary>
/// <param name="preset">Finds the text of a preset by name; null where there is none.</param>
/// <param name="presetNames">The names that <paramref name="preset"/> knows, for suggestions.</param>
/// <param name="overrideOption">What messages call the source of an override.</param>
public sealed class ConfigLoader(Func<string, SourceText?> preset, IEnumerable<string> presetNames, string overrideOption = "--set")
{
    /// <summary>The version of the file format that this program reads.</summary>
    public const string Version = "1";

    /// <summary>Loads a file of a kind.</summary>
    /// <returns>
    /// The mapping without <c>hwsim</c> and <c>base</c>; null where it cannot be read at all. Diagnostics can stand beside a mapping, so
    /// that what is wrong with its keys is found as well: it is fit for use only while <paramref name="into"/> is empty.
    /// </returns>
    public MappingNode? Load(SourceText source, string kind, IEnumerable<string> overrides, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(overrides);
        MappingNode? root = LoadWithBase(source, kind, [], into);
        foreach (string text in overrides)
        {
            if (Override(text, into) is { } over)
            {
                root = root?.With(over);
            }
        }

        return root?.Without("hwsim").Without("base");
    }

    private MappingNode? LoadWithBase(SourceText source, string kind, ImmutableArray<string> chain, Diagnostics into)
    {
        if (YamlText.Parse(source, into) is not { } node)
        {
            return null;
        }

        if (node is not MappingNode root)
        {
            into.Add(DiagnosticCode.WrongNodeKind, node.At, $"a HwSim file holds 'key: value' lines, not {node.KindName}", $"start with 'hwsim: 1' and '{kind}: NAME'");
            return null;
        }

        if (!CheckHeader(root, source, kind, into))
        {
            return null;
        }

        if (root["base"] is not { } under)
        {
            return root;
        }

        if (under is not ScalarNode name)
        {
            into.Add(DiagnosticCode.WrongNodeKind, under.At, $"'base' names one preset; it is {under.KindName}");
            return null;
        }

        if (chain.Contains(name.Value))
        {
            into.Add(DiagnosticCode.CyclicBase, name.At, $"the bases form a circle: {string.Join(" -> ", chain)} -> {name.Value}");
            return null;
        }

        if (preset(name.Value) is not { } text)
        {
            into.Add(DiagnosticCode.UnknownName, name.At, $"there is no preset '{name.Value}'", Suggest.From(name.Value, presetNames, "presets"));
            return null;
        }

        return LoadWithBase(text, kind, chain.Add(name.Value), into)?.With(root);
    }

    /// <returns>False where the file is of another kind, so that its keys mean nothing here.</returns>
    private static bool CheckHeader(MappingNode root, SourceText source, string kind, Diagnostics into)
    {
        switch (root["hwsim"])
        {
            case null:
                into.Add(DiagnosticCode.MissingKey, source.Start, "the file does not say that it is a HwSim file", $"start with 'hwsim: {Version}'");
                break;
            case ScalarNode { Value: Version }:
                break;
            case ConfigNode other:
                into.Add(DiagnosticCode.UnsupportedVersion, other.At, "this version of the file format is not known", $"write 'hwsim: {Version}'");
                break;
        }

        if (root[kind] is null)
        {
            string? first = root.Entries.Select(e => e.Key.Value).FirstOrDefault(k => k is not ("hwsim" or "base"));
            string? other = first is not null && FileKinds.All.Contains(first) ? first : null;
            into.Add(
                DiagnosticCode.WrongFileKind,
                other is null ? source.Start : root[other]!.At,
                other is null ? $"the file does not name its {kind}" : $"this is a {other} file, and a {kind} file belongs here",
                other is null ? $"add '{kind}: NAME'" : "");
            return other is null;
        }

        return true;
    }

    private MappingNode? Override(string text, Diagnostics into)
    {
        SourceText source = new(overrideOption, text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string[] path = equals < 0 ? [] : text[..equals].Trim().Split('.');
        if (path.Length == 0 || path.Any(p => p.Length == 0 || p.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) || path.Length > YamlText.DeepestNesting)
        {
            into.Add(DiagnosticCode.BadOverride, source.Start, $"'{text}' is not an override", "write path=value, such as array.rows=64");
            return null;
        }

        Place at = new(source, 1, 1, equals);
        if (path is ["hwsim" or "base", ..])
        {
            into.Add(DiagnosticCode.BadOverride, at, $"'{path[0]}' cannot be overridden", "change it in the file");
            return null;
        }

        string value = text[(equals + 1)..];
        if (string.IsNullOrWhiteSpace(value))
        {
            into.Add(DiagnosticCode.EmptyValue, new Place(source, 1, equals + 2), $"a value is missing: what '{text[..equals]}' is to be belongs here");
            return null;
        }

        // Blanks in place of the path keep the columns of the whole override.
        if (YamlText.Parse(source, new string(' ', equals + 1) + value, into) is not { } node)
        {
            return null;
        }

        return (MappingNode)path.Reverse().Aggregate(node, (inner, key) => new MappingNode(at, [new(new ScalarNode(at, key), inner)]));
    }
}
