using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime.Families;

/// <summary>One operation an element, of one or two operands of the same shape.</summary>
internal sealed class Elementwise : IKernelFamily
{
    private static readonly string[] Pairs = ["add", "mul"];

    public string Name => "elementwise";

    public string Description => "one operation an element";

    public ImmutableArray<KernelParameter> Parameters { get; } =
    [
        KernelParameter.Size("rows", "rows"), KernelParameter.Size("cols", "elements of a row"), KernelParameter.Choice("op", "the operation", "add", "mul", "relu", "gelu", "tanh", "sigmoid"),
    ];

    public ImmutableArray<string> DataTypes => ["fp32"];

    public string? Fault(KernelCase kernel) => null;

    public void Build(KernelCase kernel, ModelWriter model)
    {
        string operation = kernel.Word("op");
        model.Input("x", ElementKind.Float32, kernel["rows"], kernel["cols"]);
        if (Pairs.Contains(operation))
        {
            model.Input("z", ElementKind.Float32, kernel["rows"], kernel["cols"]);
            model.Node(operation == "add" ? "Add" : "Mul", ["x", "z"], "y");
        }
        else
        {
            model.Node(operation switch { "relu" => "Relu", "gelu" => "com.microsoft.Gelu", "tanh" => "Tanh", _ => "Sigmoid" }, ["x"], "y");
        }

        model.Output("y", ElementKind.Float32, kernel["rows"], kernel["cols"]);
    }

    public double Flops(KernelCase kernel) => (double)kernel["rows"] * kernel["cols"];
}
