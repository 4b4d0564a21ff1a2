using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>Either the bare value (a design parameter) or <c>{ value: ..., source: "...", trust: published }</c>.</summary>
public sealed class SourcedType<T> : ConfigType<Sourced<T>>
{
    private readonly ConfigType<T> value;
    private readonly ConfigType<Sourced<T>> full;

    public SourcedType(ConfigType<T> value)
    {
        this.value = value;
        full = ConfigTypes.Record<Sourced<T>>("a value with its source", f =>
        {
            Field<T> inner = f.Required("value", value, "the value");
            Field<string> source = f.Required("source", ConfigTypes.Text, "where it comes from");
            Field<Trust> trust = f.Required("trust", ConfigTypes.TrustLevel, "published, derived, fitted or assumed");
            return v => new Sourced<T>(v.Get(inner), v.Get(source), v.Get(trust));
        });
    }

    public override bool TryRead(ConfigNode node, Diagnostics into, out Sourced<T> value)
    {
        if (node is MappingNode)
        {
            return full.TryRead(node, into, out value);
        }

        bool read = this.value.TryRead(node, into, out T? bare);
        value = read ? new Sourced<T>(bare!, "", Trust.Chosen) : default;
        return read;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(value.Schema(), full.Schema()) };
}
