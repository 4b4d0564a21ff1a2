using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HwSim.Core.Config;
using HwSim.Core.Results;

namespace HwSim.Reports.Reading;

/// <summary>
/// Walks a JSON text beside the declaration of the document that it should be, and reports with its place everything that is
/// missing, doubled, of another kind, or no figure that a result can have (all are zero or more).
/// </summary>
internal ref struct DocumentCheck
{
    private readonly SourceText source;

    private readonly byte[] bytes;

    private readonly Diagnostics into;

    private Utf8JsonReader reader;

    private DocumentCheck(SourceText source, byte[] bytes, Diagnostics into)
    {
        (this.source, this.bytes, this.into) = (source, bytes, into);
        reader = new Utf8JsonReader(bytes);
    }

    public static void Run(SourceText source, Diagnostics into)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(source.Text);
        DocumentCheck check = new(source, bytes, into);
        try
        {
            if (check.IsOtherSchema())
            {
                return;
            }

            check.reader = new Utf8JsonReader(bytes);
            check.reader.Read();
            check.Value(ResultJson.Default.RunResult, "the document", false);
            check.reader.Read();
        }
        catch (JsonException e)
        {
            int line = (int)(e.LineNumber ?? 0) + 1;
            into.Add(DiagnosticCode.BadResult, new Place(source, line, (int)(e.BytePositionInLine ?? 0) + 1), source.Text.AsSpan().IsWhiteSpace() ? "the file is empty" : "the text is not JSON from here on");
        }
    }

    // A document of another kind gets one message, not one for each of its keys.
    private bool IsOtherSchema()
    {
        string? schema = null;
        bool isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
        while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool named = reader.ValueTextEquals("schema");
            reader.Read();
            if (named && reader.TokenType == JsonTokenType.String)
            {
                schema = reader.GetString();
            }

            reader.Skip();
        }

        if (schema == RunResult.SchemaName)
        {
            return false;
        }

        into.Add(
            DiagnosticCode.BadResult,
            source.Start,
            schema is null ? $"the document does not say \"schema\": \"{RunResult.SchemaName}\"" : $"the document is a {schema}, and a report of runs reads {RunResult.SchemaName}",
            "give a file that 'hwsim run --out' or 'hwsim run --json' wrote");
        return true;
    }

    private void Value(JsonTypeInfo type, string path, bool mayBeNull)
    {
        if (reader.TokenType == JsonTokenType.Null && mayBeNull)
        {
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                Object(type, path);
                break;
            case JsonTypeInfoKind.Enumerable:
                List(type.ElementType!, path);
                break;
            case JsonTypeInfoKind.Dictionary:
                Table(type.ElementType!, path);
                break;
            default:
                Scalar(type.Type, path);
                break;
        }
    }

    private void Object(JsonTypeInfo type, string path)
    {
        if (!Starts(JsonTokenType.StartObject, path, "an object with keys"))
        {
            return;
        }

        int start = (int)reader.TokenStartIndex;
        HashSet<string> seen = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            NoDouble(seen, name, path);
            JsonPropertyInfo? property = type.Properties.FirstOrDefault(p => p.Name == name);
            reader.Read();
            if (property is null)
            {
                reader.Skip();
            }
            else
            {
                Value(TypeOf(property.PropertyType), $"{path}.{name}", MayBeNull(property));
            }
        }

        foreach (JsonPropertyInfo property in type.Properties.Where(p => !MayBeNull(p) && !seen.Contains(p.Name)))
        {
            into.Add(DiagnosticCode.BadResult, At(start, 1), $"{path} lacks '{property.Name}'");
        }
    }

    private void List(Type element, string path)
    {
        if (!Starts(JsonTokenType.StartArray, path, "a list"))
        {
            return;
        }

        for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            Value(TypeOf(element), $"{path}[{i}]", mayBeNull: false);
        }
    }

    private void Table(Type element, string path)
    {
        if (!Starts(JsonTokenType.StartObject, path, "an object with keys"))
        {
            return;
        }

        HashSet<string> seen = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            NoDouble(seen, name, path);
            reader.Read();
            Value(TypeOf(element), $"{path}.{name}", mayBeNull: false);
        }
    }

    private void Scalar(Type declared, string path)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        string? wrong = type switch
        {
            _ when type == typeof(string) => reader.TokenType == JsonTokenType.String ? null : "text",
            _ when type == typeof(double) => reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double d) && double.IsFinite(d) && d >= 0 ? null : "a number of zero or more",
            _ when type == typeof(long) => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long l) && l >= 0 ? null : "a whole number of zero or more, below 2^63",
            _ when type == typeof(int) => reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int i) && i >= 0 ? null : "a whole number of zero or more, below 2^31",
            _ => throw new NotSupportedException($"documents do not hold {type}"),
        };
        if (wrong is not null)
        {
            into.Add(DiagnosticCode.BadResult, Here(), $"{path} must be {wrong}");
            reader.Skip();
        }
    }

    private bool Starts(JsonTokenType token, string path, string what)
    {
        if (reader.TokenType == token)
        {
            return true;
        }

        into.Add(DiagnosticCode.BadResult, Here(), $"{path} must be {what}");
        reader.Skip();
        return false;
    }

    private readonly void NoDouble(HashSet<string> seen, string name, string path)
    {
        if (!seen.Add(name))
        {
            into.Add(DiagnosticCode.BadResult, Here(), $"{path} has '{name}' twice");
        }
    }

    private static JsonTypeInfo TypeOf(Type type) => ResultJson.Default.GetTypeInfo(type) ?? throw new NotSupportedException($"documents do not hold {type}");

    private static bool MayBeNull(JsonPropertyInfo property) => (property.IsSetNullable && !property.PropertyType.IsValueType) || Nullable.GetUnderlyingType(property.PropertyType) is not null;

    private readonly Place Here() => At((int)reader.TokenStartIndex, reader.ValueSpan.Length);

    private readonly Place At(int start, int length)
    {
        ReadOnlySpan<byte> before = bytes.AsSpan(0, start);
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new Place(source, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(bytes, lineStart, start - lineStart) + 1, Math.Max(1, length));
    }
}
