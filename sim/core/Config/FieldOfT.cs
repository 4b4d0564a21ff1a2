using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>A declared key whose value is of type <typeparamref name="T"/>.</summary>
public sealed class Field<T> : Field
{
    private readonly ConfigType<T> type;
    private readonly object? otherwise;

    internal Field(int index, string key, ConfigType<T> type, string description, bool isRequired, T otherwise)
    {
        Index = index;
        Key = key;
        this.type = type;
        Description = description;
        IsRequired = isRequired;
        this.otherwise = otherwise;
    }

    public override string Key { get; }

    internal override int Index { get; }

    public override string Description { get; }

    public override bool IsRequired { get; }

    internal override JsonObject Schema() => type.Schema();

    internal override void Read(MappingNode mapping, string owner, Diagnostics into, FieldValues values)
    {
        if (mapping[Key] is not { } node)
        {
            if (IsRequired)
            {
                into.Add(DiagnosticCode.MissingKey, mapping.At, $"the key '{Key}' is missing in {owner}", $"add '{Key}: ...' ({Description})");
            }

            values.Set(this, otherwise);
            return;
        }

        if (node.ReadingBy(type) is { } known)
        {
            values.Set(this, known.Value);
        }
        else
        {
            int before = into.Count;
            if (type.TryRead(node, into, out T? value))
            {
                values.Set(this, into.Count == before ? node.Remember(type, value).Value : value);
            }
        }
    }
}
