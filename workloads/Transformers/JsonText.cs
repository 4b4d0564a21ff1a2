using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using HwSim.Core.Config;

namespace HwSim.Workloads.Transformers;

/// <summary>
/// Turns JSON text into positioned nodes, with an explicit stack and bounded depth, so that one reader serves JSON and YAML.
/// <c>null</c> becomes the scalar <c>null</c>.
/// </summary>
public static class JsonText
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int DeepestNesting = 64;

    /// <summary>Reads one JSON document.</summary>
    /// <returns>Its root, or null after adding what is wrong to <paramref name="into"/>.</returns>
    public static ConfigNode? Parse(SourceText source, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(into);
        string text = source.Text.StartsWith('\uFEFF') ? source.Text[1..] : source.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            into.Add(DiagnosticCode.EmptyFile, source.Start, "the file is empty");
            return null;
        }

        int before = into.Count;
        try
        {
            ConfigNode? root = Read(source, Encoding.UTF8.GetBytes(text), into);
            return into.Count == before ? root : null;
        }
        catch (JsonException e)
        {
            Place at = new(source, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            into.Add(DiagnosticCode.BadJson, at, $"not valid JSON: {FirstSentence(e.Message)}");
        }
        catch (InvalidOperationException)
        {
            into.Add(DiagnosticCode.BadJson, source.Start, "not valid JSON: a string holds half of a surrogate pair");
        }

        return null;
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private static ConfigNode? Read(SourceText source, byte[] utf8, Diagnostics into)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = DeepestNesting });
        Cursor cursor = new(source, utf8);
        Stack<Open> open = new();
        ConfigNode? root = null;
        while (reader.Read())
        {
            Place at = cursor.PlaceOf((int)reader.TokenStartIndex, reader.ValueSpan.Length);
            ConfigNode node;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(new Open(at));
                    continue;
                case JsonTokenType.PropertyName:
                    open.Peek().Name(new ScalarNode(at, reader.GetString()!), into);
                    continue;
                case JsonTokenType.EndObject:
                    Open mapping = open.Pop();
                    node = new MappingNode(mapping.At, [.. mapping.Entries]);
                    break;
                case JsonTokenType.EndArray:
                    Open list = open.Pop();
                    node = new ListNode(list.At, [.. list.Items]);
                    break;
                default:
                    node = new ScalarNode(at, reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan));
                    break;
            }

            if (open.TryPeek(out Open? parent))
            {
                parent.Take(node);
            }
            else
            {
                root = node;
            }
        }

        return root;
    }

    private sealed class Open(Place at)
    {
        private readonly HashSet<string> names = [];
        private ScalarNode? name;

        public Place At { get; } = at;

        public ImmutableArray<KeyValuePair<ScalarNode, ConfigNode>>.Builder Entries { get; } = ImmutableArray.CreateBuilder<KeyValuePair<ScalarNode, ConfigNode>>();

        public List<ConfigNode> Items { get; } = [];

        public void Name(ScalarNode key, Diagnostics into)
        {
            if (!names.Add(key.Value))
            {
                into.Add(DiagnosticCode.DuplicateKey, key.At, $"the key '{key.Value}' appears twice");
            }

            name = key;
        }

        public void Take(ConfigNode node)
        {
            if (name is { } key)
            {
                Entries.Add(new(key, node));
                name = null;
            }
            else
            {
                Items.Add(node);
            }
        }
    }

    /// <summary>Follows byte offsets, which only grow, to lines and columns in one pass.</summary>
    private sealed class Cursor(SourceText source, byte[] utf8)
    {
        private int offset;
        private int line = 1;
        private int column = 1;

        public Place PlaceOf(int start, int length)
        {
            for (; offset < start; offset++)
            {
                byte b = utf8[offset];
                if (b == (byte)'\n')
                {
                    line++;
                    column = 1;
                }
                else if ((b & 0xC0) != 0x80)
                {
                    column += b >= 0xF0 ? 2 : 1;
                }
            }

            return new Place(source, line, column, Math.Max(1, length));
        }
    }
}
