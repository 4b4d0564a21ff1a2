using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>Gives the inputs of the model their shapes.</summary>
internal static class GraphInputs
{
    /// <exception cref="ImportException">An input without a usable shape, or dimensions that nobody set: all of them in one message.</exception>
    public static void Define(GraphProto graph, Scope scope, Bindings bindings)
    {
        List<string> unbound = [];
        List<Value> inputs = [];

        // Before IR version 4 initializers were listed as inputs too.
        foreach (ValueInfoProto input in graph.Input.Where(i => !scope.Has(i.Name)))
        {
            if (input.Type?.TensorType?.Shape is not { } stated)
            {
                throw new ImportException(DiagnosticCode.UnknownShape, $"input {Quoted.Name(input.Name)} is no tensor of known rank");
            }

            long[] shape = bindings.OfInput(input.Name, stated, unbound);
            ElementType type = (ElementType)input.Type.TensorType.ElemType;
            ElementTypes.FormatOf(type, input.Name);
            Shapes.Elements(shape, input.Name);
            inputs.Add(new Value(input.Name, type)
            {
                Shape = shape,
                Literal = Given(input.Name, type, shape, bindings),
                Storage = new Storage(input.Name, shape, type, RoleOf(input.Name)),
            });
        }

        if (unbound.Count > 0)
        {
            string[] names = [.. unbound.Distinct()];
            throw new ImportException(
                DiagnosticCode.UnboundDimension,
                $"the model leaves the dimensions {Quoted.List(names)} open",
                $"set them with {string.Join(" ", names.Take(4).Select(n => $"--dim {n}=..."))}");
        }

        foreach (Value input in inputs)
        {
            scope.Define(input.Name, input);
        }
    }

    /// <summary>Exporters of decoders call the cache that is handed from step to step past_key_values, past_key, past.</summary>
    private static TensorRole RoleOf(string input) => input.StartsWith("past", StringComparison.OrdinalIgnoreCase) ? TensorRole.State : TensorRole.Input;

    private static Literal? Given(string name, ElementType type, long[] shape, Bindings bindings) =>
        !ElementTypes.IsFloat(type) && shape.All(d => d == 1) && bindings.OfScalar(name) is { } value ? Literal.Of(shape, [.. Enumerable.Repeat(value, 1)]) : null;
}
