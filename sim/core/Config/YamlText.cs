using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HwSim.Core.Config;

/// <summary>
/// Turns YAML text into positioned nodes. Works on parser events with an explicit stack, so that depth and size are
/// bounded: no input can exhaust the stack, and anchors are shared, never copied.
/// </summary>
public static class YamlText
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int DeepestNesting = 64;

    /// <summary>The most nodes a document may expand to once its aliases are followed.</summary>
    public const int MostNodes = 1_000_000;

    /// <summary>Reads one YAML document.</summary>
    /// <returns>Its root, or null after adding what is wrong to <paramref name="into"/>.</returns>
    public static ConfigNode? Parse(SourceText source, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Parse(source, source.Text, into);
    }

    /// <summary>Reads one YAML document that messages show as part of <paramref name="source"/>: its positions are those of <paramref name="text"/>.</summary>
    internal static ConfigNode? Parse(SourceText source, string text, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(into);
        if (string.IsNullOrWhiteSpace(text))
        {
            into.Add(DiagnosticCode.EmptyFile, source.Start, "the file is empty", "start with 'hwsim: 1'");
            return null;
        }

        Parser parser = new(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            return new Builder(source, into).Read(parser);
        }
        catch (YamlException e)
        {
            Refuse(source, PlaceOf(source, e.Start, e.End), e.Message.Split('\n')[0].TrimEnd('.'), into);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException or FormatException or IndexOutOfRangeException)
        {
            Mark? last = parser.Current?.End;
            Refuse(source, last is { } mark ? PlaceOf(source, mark, mark) : source.Start, "the text cannot be read from here on", into);
        }

        return null;
    }

    /// <summary>Says what the parser stumbled over; a tab that indents is named wherever the parser noticed it.</summary>
    private static void Refuse(SourceText source, Place at, string message, Diagnostics into)
    {
        if (IndentingTab(source) is { } tab)
        {
            into.Add(DiagnosticCode.Syntax, tab, "a tab indents this line, and YAML does not allow that", "indent with spaces");
            return;
        }

        string hint = message.Contains("expected key", StringComparison.Ordinal)
            ? "check the indentation, and that ': ' follows every key"
            : message.Contains("cannot be read", StringComparison.Ordinal) ? "check for an open bracket or quote" : "";
        into.Add(DiagnosticCode.Syntax, Within(source, at), $"not valid YAML: {char.ToLowerInvariant(message[0])}{message[1..]}", hint);
    }

    /// <summary>A place that lies behind the end of the text moves to its last line.</summary>
    private static Place Within(SourceText source, Place at)
    {
        int last = 0;
        int columns = 0;
        foreach (ReadOnlySpan<char> line in source.Text.AsSpan().EnumerateLines())
        {
            last++;
            columns = line.Length;
        }

        return at.Line <= last ? at : new Place(source, last, columns + 1);
    }

    private static Place? IndentingTab(SourceText source)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in source.Text.AsSpan().EnumerateLines())
        {
            number++;
            int indent = line.IndexOfAnyExcept(' ', '\t');
            int tab = line.IndexOf('\t');
            if (tab >= 0 && tab < indent)
            {
                return new Place(source, number, tab + 1);
            }
        }

        return null;
    }

    private static Place PlaceOf(SourceText source, Mark start, Mark end)
    {
        long length = end.Line == start.Line ? end.Column - start.Column : 1;
        return new Place(source, (int)Math.Max(1, start.Line), (int)Math.Max(1, start.Column), (int)Math.Max(1, length));
    }

    private sealed class Builder(SourceText source, Diagnostics into)
    {
        private readonly Stack<Open> open = new();
        private readonly Dictionary<string, ConfigNode> anchors = [];
        private ConfigNode? root;
        private bool failed;

        public ConfigNode? Read(Parser parser)
        {
            int documents = 0;
            while (!failed && parser.MoveNext())
            {
                if (parser.Current is NodeEvent { Tag.IsEmpty: false } tagged)
                {
                    into.Add(DiagnosticCode.Syntax, PlaceOf(source, tagged.Start, tagged.Start), "YAML tags (words that begin with '!') mean nothing here", "leave the tag out, or quote the text");
                }

                switch (parser.Current)
                {
                    case DocumentStart start when ++documents > 1:
                        Fail(DiagnosticCode.Syntax, start, "the file holds more than one YAML document", "keep one document a file");
                        break;
                    case Scalar scalar:
                        Place(scalar.Anchor, new ScalarNode(PlaceOf(source, scalar.Start, scalar.End), scalar.Value), scalar);
                        break;
                    case AnchorAlias alias:
                        if (anchors.TryGetValue(alias.Value.Value, out ConfigNode? shared))
                        {
                            Place(AnchorName.Empty, shared, alias);
                        }
                        else
                        {
                            Fail(DiagnosticCode.UnknownName, alias, $"no anchor '{alias.Value.Value}' stands above");
                        }

                        break;
                    case MappingStart or SequenceStart:
                        Enter((NodeEvent)parser.Current);
                        break;
                    case MappingEnd or SequenceEnd:
                        Leave(parser.Current);
                        break;
                    default:
                        break;
                }
            }

            if (!failed && root is null)
            {
                into.Add(DiagnosticCode.EmptyFile, source.Start, "the file holds nothing", "start with 'hwsim: 1'");
            }

            return failed ? null : root;
        }

        private void Enter(NodeEvent start)
        {
            if (open.Count >= DeepestNesting)
            {
                Fail(DiagnosticCode.NestedTooDeep, start, string.Create(CultureInfo.InvariantCulture, $"nested deeper than {DeepestNesting} levels"));
                return;
            }

            open.Push(new Open(start));
        }

        private void Leave(ParsingEvent end)
        {
            Open top = open.Pop();
            Place at = PlaceOf(source, top.Start.Start, top.Start.End);
            ConfigNode node = top.Start is SequenceStart ? new ListNode(at, [.. top.Items]) : new MappingNode(at, [.. top.Entries]);
            Place(top.Start.Anchor, node, end);
        }

        private void Place(AnchorName anchor, ConfigNode node, ParsingEvent at)
        {
            if (node.ExpandedSize > MostNodes)
            {
                Fail(DiagnosticCode.AliasesTooLarge, at, string.Create(CultureInfo.InvariantCulture, $"the file holds more than {MostNodes:N0} values, those that its aliases repeat included"));
                return;
            }

            if (!anchor.IsEmpty)
            {
                anchors[anchor.Value] = node;
            }

            if (!open.TryPeek(out Open? parent))
            {
                root = node;
            }
            else if (parent.Start is SequenceStart)
            {
                parent.Items.Add(node);
            }
            else if (parent.Key is { } key)
            {
                parent.Entries.Add(new(key, node));
                parent.Key = null;
            }
            else if (node is not ScalarNode name)
            {
                into.Add(DiagnosticCode.WrongNodeKind, node.At, $"a key must be a single word, not {node.KindName}");
                failed = true;
            }
            else
            {
                if (name.Value == "<<")
                {
                    into.Add(DiagnosticCode.Syntax, name.At, "merge keys ('<<') are not read", "write the keys out, or lay the file over a preset with 'base: PRESET'");
                }

                if (!parent.Keys.Add(name.Value))
                {
                    into.Add(DiagnosticCode.DuplicateKey, name.At, $"the key '{name.Value}' appears twice");
                }

                parent.Key = name;
            }
        }

        private void Fail(DiagnosticCode code, ParsingEvent at, string message, string suggestion = "")
        {
            into.Add(code, PlaceOf(source, at.Start, at.End), message, suggestion);
            failed = true;
        }

        private sealed class Open(NodeEvent start)
        {
            public NodeEvent Start { get; } = start;

            public List<ConfigNode> Items { get; } = [];

            public List<KeyValuePair<ScalarNode, ConfigNode>> Entries { get; } = [];

            public HashSet<string> Keys { get; } = [];

            public ScalarNode? Key { get; set; }
        }
    }
}
