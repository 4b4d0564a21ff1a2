using HwSim.Core.Config;

namespace HwSim.Workloads.Transformers;

/// <summary>
/// A model configuration as its family reads it. A value that is missing or wrong adds a diagnostic and reads as a harmless
/// stand-in, so that one pass finds everything; the result counts only when nothing was added.
/// </summary>
/// <param name="root">The configuration's keys.</param>
/// <param name="into">Takes what is wrong.</param>
public sealed class ModelConfig(MappingNode root, Diagnostics into)
{
    private readonly Dictionary<string, ConfigNode> values = root.Entries.Where(e => !IsNull(e.Value)).GroupBy(e => e.Key.Value).ToDictionary(g => g.Key, g => g.Last().Value);

    /// <summary>The place of a key's value, or of the whole configuration where it is missing.</summary>
    public Place At(ModelKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return values.TryGetValue(key.Name, out ConfigNode? node) ? node.At : root.At;
    }

    public bool Has(ModelKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return values.ContainsKey(key.Name);
    }

    /// <summary>The entries of a list or mapping that only counts matter of, such as <c>id2label</c>; null where it is missing.</summary>
    public ConfigNode? Raw(string key) => values.GetValueOrDefault(key);

    /// <summary>True where the configuration writes the key, also as null.</summary>
    public bool Mentions(ModelKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return root[key.Name] is not null;
    }

    /// <summary>A count that the family cannot do without.</summary>
    public long Need(ModelKey<long> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Has(key))
        {
            return Get(key, 1);
        }

        into.Add(DiagnosticCode.MissingKey, root.At, $"the key '{key.Name}' is missing in the model configuration", $"it says: {key.Description}");
        return 1;
    }

    /// <summary>A value that the family has a default for.</summary>
    public T Get<T>(ModelKey<T> key, T otherwise)
    {
        ArgumentNullException.ThrowIfNull(key);
        return values.TryGetValue(key.Name, out ConfigNode? node) && key.Type.TryRead(node, into, out T? value) ? value : otherwise;
    }

    /// <summary>A count without a default.</summary>
    public long? Find(ModelKey<long> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Has(key) ? Get(key, 1) : null;
    }

    /// <summary>The quotient of two counts that must divide, such as width and heads.</summary>
    public long Divide(ModelKey dividend, long value, ModelKey divisor, long by)
    {
        ArgumentNullException.ThrowIfNull(dividend);
        ArgumentNullException.ThrowIfNull(divisor);
        if (value % by == 0)
        {
            return value / by;
        }

        Reject(divisor, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'{dividend.Name}' ({value}) is not a multiple of '{divisor.Name}' ({by})"));
        return 1;
    }

    /// <summary>Reports that a value does not fit the others.</summary>
    public void Reject(ModelKey key, string message, string suggestion = "") => into.Add(DiagnosticCode.Inconsistent, At(key), message, suggestion);

    /// <summary>Reports a variant of a family whose graph is not known.</summary>
    public void Unsupported(ModelKey key, string message) => into.Add(DiagnosticCode.UnsupportedModel, At(key), message);

    private static bool IsNull(ConfigNode node) => node is ScalarNode { Value: "" or "null" or "~" };
}
