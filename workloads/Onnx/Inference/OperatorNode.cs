using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Reading;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>One node as the operator families see it: its attributes and inputs to read, its outputs to set, its operations to emit.</summary>
internal sealed class OperatorNode
{
    /// <summary>Operators have up to four outputs of which a node may leave any unnamed; they are made all the same.</summary>
    private const int MostUnnamedOutputs = 4;

    private readonly Value?[] inputs;
    private readonly Value?[] outputs;
    private string? name;
    private bool atRunTime;

    public OperatorNode(NodeProto proto, Scope scope, ImportRun run)
    {
        Proto = proto;
        Scope = scope;
        Run = run;
        string domain = LocalFunctions.Standard(proto.Domain);
        Operator = domain.Length == 0 ? proto.OpType : $"{domain}.{proto.OpType}";
        inputs = [.. proto.Input.Select(i => i.Length == 0 ? null : scope.Find(i))];
        outputs = new Value?[Math.Max(proto.Output.Count, MostUnnamedOutputs)];
    }

    public NodeProto Proto { get; }

    public Scope Scope { get; }

    public ImportRun Run { get; }

    /// <summary>The operator with its domain, as the registry lists it.</summary>
    public string Operator { get; }

    public int InputCount => inputs.Length;

    public int OutputCount => Proto.Output.Count;

    public string WhyUnknown { get; private set; } = "";

    /// <summary>A present input without a known shape.</summary>
    public Value? UnknownInput => inputs.FirstOrDefault(i => i is { IsKnown: false });

    /// <summary>False for what is computed before the first run, and for what makes no values that anyone could read.</summary>
    public bool IsWork => Enumerable.Range(0, OutputCount).Any(i => HasOutput(i) && outputs[i] is { IsConstant: false, Elements: > 0 });

    public IEnumerable<Value> PresentInputs => inputs.OfType<Value>();

    private bool AllInputsConstant => inputs.All(i => i is null or { IsConstant: true });

    /// <summary>The name of the first operation; unique in the graph.</summary>
    public string Name => name ??= Run.Unique(Scope.Prefix + (Proto.Name.Length > 0 ? Proto.Name : Proto.OpType));

    public ImportException Fail(string message) => ImportException.Bad($"{NodeOrder.Describe(Proto)}: {message}");

    public bool Has(int input) => input < inputs.Length && inputs[input] is not null;

    public Value? Input(int index) => index < inputs.Length ? inputs[index] : null;

    /// <exception cref="ImportException">The input is absent.</exception>
    public Value Need(int index) => Input(index) ?? throw Fail(string.Create(CultureInfo.InvariantCulture, $"its input {index} is missing"));

    public Value? Output(int index) => outputs[index];

    /// <summary>The known shape of an input that must be there, with at least so many dimensions.</summary>
    public long[] ShapeOf(int index, int leastRank = 0)
    {
        long[] shape = Need(index).Shape!;
        return shape.Length >= leastRank
            ? shape
            : throw Fail(string.Create(CultureInfo.InvariantCulture, $"its input {index} has shape {Quoted.Shape(shape)}; at least {leastRank} dimensions are needed"));
    }

    /// <summary>The shape of an output, for lowering.</summary>
    public long[] OutputShape(int index) => outputs[index]!.Shape!;

    public bool HasOutput(int index) => index < Proto.Output.Count && Proto.Output[index].Length > 0;

    /// <summary>An axis counted from the front; negative ones count from the back.</summary>
    public int Axis(long axis, int rank) =>
        axis >= -rank && axis < rank
            ? (int)(axis < 0 ? axis + rank : axis)
            : throw Fail(string.Create(CultureInfo.InvariantCulture, $"axis {axis} does not exist among {rank} dimensions"));

    public AttributeProto? Attribute(string attribute)
    {
        AttributeProto? found = Proto.Attribute.FirstOrDefault(a => a.Name == attribute);
        return found is { RefAttrName.Length: > 0 } ? Scope.CallAttributes.GetValueOrDefault(found.RefAttrName) : found;
    }

    public long? Int(string attribute) => Attribute(attribute, 2)?.I;

    public long Int(string attribute, long otherwise) => Int(attribute) ?? otherwise;

    public string Text(string attribute, string otherwise) => Attribute(attribute, 3)?.S.ToStringUtf8() ?? otherwise;

    public long[]? Ints(string attribute) => Attribute(attribute, 7) is { } found ? [.. found.Ints] : null;

    public double[]? Reals(string attribute) => Attribute(attribute, 6) is { } found ? [.. found.Floats.Select(f => (double)f)] : null;

    /// <summary>
    /// Integers that older versions of an operator state as an attribute and newer ones as an input; null when neither is there.
    /// </summary>
    /// <returns>False when the input is there but its values depend on what is fed in.</returns>
    public bool TryInts(string attribute, int input, out long[]? values)
    {
        values = Ints(attribute) ?? Input(input)?.Literal?.Integers;
        if (values is null && Has(input))
        {
            CannotInfer($"{Quoted.Name(Need(input).Name)} is computed from data");
            return false;
        }

        return true;
    }

    public void CannotInfer(string why) => WhyUnknown = why;

    /// <summary>Its values are new in every run even if all its inputs are constant.</summary>
    public void MakeAtRunTime() => atRunTime = true;

    /// <summary>Sets an output that has memory of its own.</summary>
    public void Set(int index, ElementType type, long[] shape, Literal? literal = null)
    {
        string output = HasOutput(index) ? Proto.Output[index] : string.Create(CultureInfo.InvariantCulture, $"{Name}/{index}");
        Shapes.Elements(shape, output);
        bool constant = literal is not null || (AllInputsConstant && !atRunTime);
        TensorRole role = !constant ? TensorRole.Activation
            : inputs.Any(i => i?.Storage?.Role == TensorRole.Weight) ? TensorRole.Weight : TensorRole.Constant;
        SetValue(index, new Value(output, type) { Shape = shape, Literal = literal, IsConstant = constant, Storage = new Storage(output, shape, type, role) });
    }

    /// <summary>Sets an output that is another view of a value: the same memory, no work.</summary>
    public void SetView(int index, Value of, long[] shape, ElementType? type = null, bool keepsOrder = true)
    {
        SetValue(index, new Value(HasOutput(index) ? Proto.Output[index] : of.Name, type ?? of.Type)
        {
            Shape = shape,
            Literal = type is null && keepsOrder ? of.Literal?.Reshaped(shape) : null,
            IsConstant = of.IsConstant,
            Storage = of.Storage,
        });
    }

    /// <summary>Sets an output to a value that a body handed back.</summary>
    public void SetValue(int index, Value value)
    {
        if (index < outputs.Length)
        {
            outputs[index] = value;
        }

        if (HasOutput(index))
        {
            Scope.Define(Proto.Output[index], value);
        }
    }

    /// <summary>The shape that the file itself states for an output.</summary>
    public long[]? NotedShape(int index) => HasOutput(index) ? Run.Bindings.OfAnnotation(Scope.Annotation(Proto.Output[index])?.Shape) : null;

    /// <summary>Outputs that inference could not tell get what the file notes about them.</summary>
    /// <returns>True when the first one and all that have a name are known.</returns>
    public bool CompleteOutputs()
    {
        bool known = outputs[0] is not null || HasOutput(0);
        for (int i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] is null && HasOutput(i))
            {
                outputs[i] = Noted(i);
                Scope.Define(Proto.Output[i], outputs[i]!);
            }

            known &= outputs[i] is null or { IsKnown: true };
        }

        return known;
    }

    /// <summary>The tensor of an input.</summary>
    public Tensor In(int index, TensorRole? role = null) => Need(index).Storage!.Materialize(role);

    /// <summary>The tensors of those inputs that are there.</summary>
    public Tensor[] In(params ReadOnlySpan<int> indices)
    {
        List<Tensor> tensors = [];
        foreach (int index in indices)
        {
            if (Has(index))
            {
                tensors.Add(In(index));
            }
        }

        return [.. tensors];
    }

    /// <summary>The tensor of an output.</summary>
    public Tensor Out(int index) => outputs[index]!.Storage!.Materialize();

    /// <summary>All outputs that have a name.</summary>
    public Tensor[] Outs() => [.. Enumerable.Range(0, OutputCount).Where(i => HasOutput(i) && outputs[i] is { IsKnown: true }).Select(Out)];

    /// <summary>A tensor between two operations of this node.</summary>
    public Tensor Between(string what, ElementType type, params long[] shape)
    {
        string between = $"{Name}/{what}";
        Shapes.Elements(shape, between);
        return new Tensor(between, [.. shape], ElementTypes.FormatOf(type, between), TensorRole.Activation);
    }

    /// <summary>Emits an operation unless one of its extents is 0.</summary>
    public void Emit(Operation operation)
    {
        bool works = operation switch
        {
            Gemm g => g is { M: > 0, N: > 0, K: > 0, Batch: > 0 },
            Convolution c => c is { Batch: > 0, Filters: > 0, Channels: > 0 } && c.Outputs[0].Elements > 0,
            VectorOperation v => v.Elements > 0,
            _ => true,
        };
        if (works && operation.Repeat > 0)
        {
            Run.Emit(operation);
        }
    }

    /// <summary>Emits work that is no matrix product.</summary>
    public void EmitVector(OperationKind kind, long elements, double operationsPerElement, Tensor[] reads, Tensor[] writes, string part = "") =>
        Emit(new VectorOperation
        {
            Name = NameOf(part),
            SourceType = Proto.OpType,
            VectorKind = kind,
            Elements = elements,
            OperationsPerElement = operationsPerElement,
            Inputs = [.. reads],
            Outputs = [.. writes],
        });

    /// <summary>The name of one of several operations of this node.</summary>
    public string NameOf(string part) => part.Length == 0 ? Name : Run.Unique($"{Name}/{part}");

    /// <summary>Costs the node by the bytes of the tensors whose shapes are known.</summary>
    public void EmitByBytes()
    {
        Tensor[] reads = [.. PresentInputs.Where(i => i is { IsKnown: true, Elements: > 0 }).Select(i => i.Storage!.Materialize())];
        Tensor[] writes = [.. outputs.Where(o => o is { IsKnown: true, IsConstant: false, Elements: > 0 }).Select(o => o!.Storage!.Materialize())];
        long elements = reads.Concat(writes).Select(t => t.Elements).DefaultIfEmpty().Max();
        if (elements > 0)
        {
            EmitVector(OperationKind.Unmodelled, elements, 0, reads, writes);
        }
    }

    /// <summary>An attribute that must be of a type, where the file states types.</summary>
    private AttributeProto? Attribute(string attribute, int type) =>
        Attribute(attribute) is not { } found ? null
        : !found.HasType || found.Type == type ? found
        : throw Fail($"its attribute {Quoted.Name(attribute)} has the wrong type");

    private Value Noted(int index)
    {
        string output = Proto.Output[index];
        TensorTypeProto? note = Scope.Annotation(output);
        ElementType type = note is { ElemType: > 0 } ? (ElementType)note.ElemType : PresentInputs.FirstOrDefault()?.Type ?? ElementType.Float;
        if (NotedShape(index) is not { } shape)
        {
            return new Value(output, type) { WhyUnknown = WhyUnknown };
        }

        Shapes.Elements(shape, output);
        return new Value(output, type) { Shape = shape, Storage = new Storage(output, shape, type, TensorRole.Activation) };
    }
}
