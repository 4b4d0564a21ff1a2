using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.Building;

/// <summary>Collects the operations of a forward pass in order, names their tensors, and remembers how gradients flow back.</summary>
internal sealed class GraphBuilder(ElementFormats formats)
{
    private readonly List<Step> steps = [];
    private readonly List<Finding> findings = [];

    public ElementFormats Formats => formats;

    public IReadOnlyList<Step> Steps => steps;

    public Tensor Weight(string name, params ImmutableArray<long> shape) => new(name, shape, formats.Weights, TensorRole.Weight);

    public Tensor Activation(string name, params ImmutableArray<long> shape) => new(name, shape, formats.Activations, TensorRole.Activation);

    public Tensor Input(string name, params ImmutableArray<long> shape) => new(name, shape, formats.Activations, TensorRole.Input);

    public Tensor State(string name, params ImmutableArray<long> shape) => new(name, shape, formats.Activations, TensorRole.State);

    /// <summary>Token or position numbers.</summary>
    public static Tensor Indices(string name, params ImmutableArray<long> shape) => new(name, shape, TensorFormat.Int64, TensorRole.Input);

    /// <exception cref="OverflowException">A count of the operation does not fit 64 bits.</exception>
    public void Add(Operation operation, Gradient gradient)
    {
        Countable.Check(operation);
        steps.Add(new Step(operation, gradient));
    }

    /// <summary>Adds work that is not a product and returns what it writes.</summary>
    public Tensor Vector(string name, string source, OperationKind kind, Sourced<double> work, Gradient gradient, ImmutableArray<Tensor> inputs, ImmutableArray<long> shape, long? elements = null)
    {
        Tensor output = Activation(name, shape);
        Vector(name, source, kind, work, gradient, inputs, [output], elements ?? output.Elements);
        return output;
    }

    /// <summary>Adds work that is not a product and that writes given tensors.</summary>
    public void Vector(string name, string source, OperationKind kind, Sourced<double> work, Gradient gradient, ImmutableArray<Tensor> inputs, ImmutableArray<Tensor> outputs, long elements) =>
        Add(new VectorOperation { Name = name, SourceType = source, VectorKind = kind, Inputs = inputs, Outputs = outputs, Elements = elements, OperationsPerElement = work.Value, WorkSource = work.Source, WorkTrust = work.Trust }, gradient);

    /// <summary>Adds two tensors of one shape.</summary>
    public Tensor Sum(string name, Tensor a, Tensor b) =>
        Vector(name, "add", OperationKind.Elementwise, VectorWork.Elementwise, Gradient.PassThrough, [a, b], a.Shape);

    /// <summary>Multiplies two tensors of one shape.</summary>
    public Tensor Product(string name, Tensor a, Tensor b) =>
        Vector(name, "mul", OperationKind.Elementwise, VectorWork.Elementwise, Gradient.Vector(new(2, "dy*b, dy*a", Trust.Derived)), [a, b], a.Shape);

    public void Note(string code, FindingLevel level, string message) => findings.Add(new Finding(code, level, message));

    /// <summary>The graph of the forward pass, or of a whole training step.</summary>
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public WorkloadGraph Build(string name, bool train)
    {
        ImmutableArray<Operation> operations = train ? TrainingStep.Of(steps) : [.. steps.Select(s => s.Operation)];
        WorkloadGraph graph = new(name, operations, [.. findings]);
        Countable.Check(graph);
        return graph;
    }
}
