using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>The functions that the model file itself defines, by domain, name and overload.</summary>
internal sealed class LocalFunctions
{
    private readonly Dictionary<(string Domain, string Name, string Overload), FunctionProto> functions = [];
    private readonly Dictionary<FunctionProto, IReadOnlyList<NodeProto>> bodies = new(ReferenceEqualityComparer.Instance);

    public LocalFunctions(IEnumerable<FunctionProto> functions)
    {
        foreach (FunctionProto function in functions)
        {
            if (!this.functions.TryAdd((Standard(function.Domain), function.Name, function.Overload), function))
            {
                throw ImportException.Bad($"the model defines function {Quoted.Name(function.Name)} twice");
            }
        }
    }

    public FunctionProto? Find(NodeProto call) =>
        functions.Count == 0 ? null : functions.GetValueOrDefault((Standard(call.Domain), call.OpType, call.Overload));

    /// <summary>The nodes of a function in an order in which they can run.</summary>
    public IReadOnlyList<NodeProto> BodyOf(FunctionProto function)
    {
        if (!bodies.TryGetValue(function, out IReadOnlyList<NodeProto>? body))
        {
            HashSet<string> inputs = [.. function.Input];
            bodies[function] = body = NodeOrder.Sort(function.Node, inputs.Contains);
        }

        return body;
    }

    /// <summary>The two spellings of the standard domain are one.</summary>
    public static string Standard(string domain) => domain == "ai.onnx" ? "" : domain;
}
