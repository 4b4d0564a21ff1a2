using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>The names that nodes of one graph see: its own and, for the body of a branch or a loop, those around it.</summary>
internal sealed class Scope(Scope? outer, string prefix)
{
    private readonly Dictionary<string, Value> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueInfoProto> annotations = new(StringComparer.Ordinal);

    /// <summary>What stands before the names of its operations, so that they are unique.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>Inside a local function: the attributes of the call, by the function's name for them.</summary>
    public IReadOnlyDictionary<string, AttributeProto> CallAttributes { get; init; } = outer?.CallAttributes ?? new Dictionary<string, AttributeProto>();

    /// <summary>How many calls of local functions are open.</summary>
    public int CallDepth { get; init; } = outer?.CallDepth ?? 0;

    public Value? Find(string name) => name.Length == 0 ? null : values.TryGetValue(name, out Value? value) ? value : outer?.Find(name);

    /// <summary>Whether this graph itself, not one around it, has the name.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    public void Define(string name, Value value) => values[name] = value;

    public void Annotate(IEnumerable<ValueInfoProto> infos)
    {
        foreach (ValueInfoProto info in infos)
        {
            annotations[info.Name] = info;
        }
    }

    /// <summary>What the file itself says about a value of this graph.</summary>
    public TensorTypeProto? Annotation(string name) => annotations.TryGetValue(name, out ValueInfoProto? info) ? info.Type?.TensorType : null;
}
