using System.Text.Json.Nodes;

namespace HwSim.Workloads.Transformers;

/// <summary>A key of a model configuration that shapes its graph.</summary>
public abstract class ModelKey(string name, string description)
{
    public string Name => name;

    public string Description => description;

    /// <summary>The JSON Schema of its values.</summary>
    public abstract JsonObject Schema();
}
