using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Operators;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>Visits the nodes of a graph in order: first what each makes, then what that costs.</summary>
internal sealed class GraphWalk(ImportRun run)
{
    /// <summary>Functions that call functions; exporters nest two or three deep.</summary>
    private const int DeepestCall = 32;

    /// <summary>Defines the initializers of a graph in its scope.</summary>
    public void DefineInitializers(GraphProto graph, Scope scope)
    {
        foreach (TensorProto tensor in graph.Initializer)
        {
            scope.Define(tensor.Name, Constant(tensor.Name, tensor));
        }

        foreach (SparseTensorProto sparse in graph.SparseInitializer)
        {
            scope.Define(sparse.Values?.Name ?? "", Constant(sparse.Values?.Name ?? "", sparse));
        }
    }

    /// <summary>An initializer, or the value of a Constant node.</summary>
    public Value Constant(string name, TensorProto tensor)
    {
        long[] shape = Payloads.CheckedShape(tensor);
        if (Payloads.IsExternal(tensor))
        {
            run.External.Check(tensor, shape);
        }

        ElementType type = (ElementType)tensor.DataType;
        return new Value(name, type)
        {
            Shape = shape,
            IsConstant = true,
            Literal = Payloads.Read(tensor, shape),
            Storage = new Storage(name, shape, type, RoleOf(type, shape)) { Payload = tensor },
        };
    }

    /// <summary>A constant of which only the values that are not zero are stored.</summary>
    public static Value Constant(string name, SparseTensorProto sparse)
    {
        long[] shape = [.. sparse.Dims];
        long elements = Shapes.Elements(shape, name);
        ElementType type = (ElementType)(sparse.Values?.DataType ?? 0);
        long held = sparse.Values is null ? 0 : Shapes.Elements([.. sparse.Values.Dims], name);
        if (held > elements)
        {
            throw ImportException.Bad($"sparse initializer {Quoted.Name(name)} holds more values than its shape {Quoted.Shape(shape)} has");
        }

        return new Value(name, type)
        {
            Shape = shape,
            IsConstant = true,
            Storage = new Storage(name, shape, type, RoleOf(type, shape)) { StatedZeroShare = elements == 0 ? null : 1 - ((double)held / elements) },
        };
    }

    /// <summary>Visits all nodes of a graph whose inputs and initializers are defined.</summary>
    public void Nodes(IReadOnlyList<NodeProto> nodes, Scope scope)
    {
        foreach (NodeProto node in NodeOrder.Sort(nodes, name => scope.Find(name) is not null))
        {
            Visit(node, scope);
        }
    }

    /// <summary>Visits the body of a branch or a loop. Its inputs stand for <paramref name="arguments"/>.</summary>
    /// <returns>What the body hands back.</returns>
    public List<Value> Body(GraphProto body, Scope around, string name, IReadOnlyList<Value> arguments)
    {
        if (body.Input.Count > arguments.Count)
        {
            throw ImportException.Bad($"the body of {Quoted.Name(name)} takes more inputs than it is given");
        }

        Scope scope = new(around, name + "/");
        scope.Annotate(body.ValueInfo.Concat(body.Output));
        DefineInitializers(body, scope);
        for (int i = 0; i < body.Input.Count; i++)
        {
            scope.Define(body.Input[i].Name, arguments[i]);
        }

        Nodes(body.Node, scope);
        return [.. body.Output.Select(o => scope.Find(o.Name) ?? throw ImportException.Bad($"the body of {Quoted.Name(name)} hands back {Quoted.Name(o.Name)}, which nothing produces"))];
    }

    /// <summary>Trained parameters are floats and more than a single one; shapes, indices and lone factors are constants.</summary>
    private static TensorRole RoleOf(ElementType type, long[] shape) =>
        ElementTypes.IsFloat(type) && Shapes.Product(shape) > 1 ? TensorRole.Weight : TensorRole.Constant;

    private void Visit(NodeProto proto, Scope scope)
    {
        if (run.Functions.Find(proto) is { } function)
        {
            Inline(function, proto, scope);
            return;
        }

        OperatorNode node = new(proto, scope, run);
        try
        {
            Visit(node);
            run.Visited?.Invoke(node);
        }
        catch (ArithmeticException)
        {
            throw ImportException.Bad($"{NodeOrder.Describe(proto)}: its sizes do not fit 64 bits or divide by zero");
        }
    }

    private void Visit(OperatorNode node)
    {
        IOperatorFamily? family = OperatorFamilies.Find(node.Operator);
        string? unknown = node.UnknownInput is { } input ? $"its input {Quoted.Name(input.Name)} has no known shape" : null;
        if (family is null)
        {
            node.CannotInfer("there is no model of this operator");
        }
        else if (unknown is null || family.TakesUnknownShapes)
        {
            family.Infer(node);
        }
        else
        {
            node.CannotInfer(unknown);
        }

        bool known = node.CompleteOutputs() && (unknown is null || family is { TakesUnknownShapes: true });
        if (family is null)
        {
            run.Portion.Unmodelled.Add(node.Operator);
            node.EmitByBytes();
        }
        else if (!known)
        {
            run.Portion.Unknown.Add($"{NodeOrder.Describe(node.Proto)}: {node.WhyUnknown}");
            if (!family.TakesUnknownShapes)
            {
                node.EmitByBytes();
            }
        }
        else if (node.IsWork)
        {
            family.Lower(node);
        }
    }

    /// <summary>Visits the nodes of a local function in place of its call.</summary>
    private void Inline(FunctionProto function, NodeProto call, Scope around)
    {
        if (around.CallDepth >= DeepestCall)
        {
            throw new ImportException(
                DiagnosticCode.CyclicGraph, $"local functions call each other more than {DeepestCall} deep, as in {Quoted.Name(function.Name)}; one probably calls itself");
        }

        if (call.Input.Count > function.Input.Count || call.Output.Count > function.Output.Count)
        {
            throw ImportException.Bad($"{NodeOrder.Describe(call)} calls a function that has fewer inputs or outputs");
        }

        Scope inside = new(null, run.Unique(around.Prefix + (call.Name.Length > 0 ? call.Name : call.OpType)) + "/")
        {
            CallAttributes = CallAttributes(function, call, around),
            CallDepth = around.CallDepth + 1,
        };
        inside.Annotate(function.ValueInfo);
        for (int i = 0; i < call.Input.Count; i++)
        {
            // An input that the call leaves out is absent inside of the function too.
            if (around.Find(call.Input[i]) is { } argument)
            {
                inside.Define(function.Input[i], argument);
            }
        }

        run.WriteOut(function.Node.Count);
        foreach (NodeProto node in run.Functions.BodyOf(function))
        {
            Visit(node, inside);
        }

        for (int i = 0; i < call.Output.Count; i++)
        {
            Value made = inside.Find(function.Output[i]) ?? throw ImportException.Bad($"function {Quoted.Name(function.Name)} does not produce its output {Quoted.Name(function.Output[i])}");
            around.Define(call.Output[i], made);
        }
    }

    private static Dictionary<string, AttributeProto> CallAttributes(FunctionProto function, NodeProto call, Scope around)
    {
        Dictionary<string, AttributeProto> attributes = new(StringComparer.Ordinal);
        foreach (AttributeProto standing in function.AttributeProto)
        {
            attributes[standing.Name] = standing;
        }

        foreach (AttributeProto passed in call.Attribute)
        {
            if (passed.RefAttrName.Length == 0)
            {
                attributes[passed.Name] = passed;
            }
            else if (around.CallAttributes.TryGetValue(passed.RefAttrName, out AttributeProto? handedOn))
            {
                attributes[passed.Name] = handedOn;
            }
        }

        return attributes;
    }
}
