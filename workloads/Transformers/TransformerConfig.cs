using HwSim.Core.Config;
using HwSim.Workloads.Transformers.Families;

namespace HwSim.Workloads.Transformers;

/// <summary>Reads a Hugging Face <c>config.json</c>: JSON text or an equal mapping -> architecture.</summary>
public static class TransformerConfig
{
    /// <summary>Reads the text of a <c>config.json</c>.</summary>
    /// <returns>The architecture, or null after diagnostics.</returns>
    public static TransformerModel? Read(SourceText source, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(into);
        switch (JsonText.Parse(source, into))
        {
            case null:
                return null;
            case MappingNode root:
                return Read(root, into);
            case ConfigNode other:
                into.Add(DiagnosticCode.BadJson, other.At, $"a model configuration is a JSON object, not {other.KindName}");
                return null;
        }
    }

    /// <summary>Reads the keys of a configuration.</summary>
    /// <returns>The architecture, or null after diagnostics.</returns>
    public static TransformerModel? Read(MappingNode root, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(into);
        int before = into.Count;
        ModelConfig config = new(root, into);
        if (!config.Has(ModelKeys.ModelType))
        {
            into.Add(DiagnosticCode.UnsupportedModel, root.At, "the model configuration does not say its 'model_type'", Known());
            return null;
        }

        string type = config.Get(ModelKeys.ModelType, "");
        if (into.Count > before)
        {
            return null;
        }

        if (!ModelTypes.All.TryGetValue(type, out Func<ModelConfig, TransformerModel>? read))
        {
            into.Add(DiagnosticCode.UnsupportedModel, config.At(ModelKeys.ModelType), $"the model type '{type}' is not known", Suggest.From(type, ModelTypes.All.Keys, "model types"));
            return null;
        }

        TransformerModel model = read(config) with { ModelType = type };
        return into.Count == before ? model : null;
    }

    private static string Known() => $"model types: {string.Join(", ", ModelTypes.All.Keys.Order(StringComparer.Ordinal))}";
}
