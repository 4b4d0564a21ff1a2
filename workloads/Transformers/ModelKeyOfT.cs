using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Workloads.Transformers;

/// <summary>A key of a model configuration with the type of its values.</summary>
public sealed class ModelKey<T>(string name, ConfigType<T> type, string description) : ModelKey(name, description)
{
    public ConfigType<T> Type => type;

    public override JsonObject Schema() => type.Schema();
}
