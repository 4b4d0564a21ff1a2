using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime.Families;

/// <summary>A kernel that works on each row of a matrix by itself: softmax and the norms.</summary>
/// <param name="name">The name in measurement files.</param>
/// <param name="description">What it computes.</param>
/// <param name="flopsPerElement">Additions, multiplications and functions an element.</param>
/// <param name="node">Writes the node from <c>x</c> to <c>y</c>, with weights of <c>cols</c> elements.</param>
internal sealed class RowFamily(string name, string description, double flopsPerElement, Action<ModelWriter, long> node) : IKernelFamily
{
    private const float Epsilon = 1e-5f;

    /// <summary>Softmax over each row.</summary>
    public static RowFamily Softmax { get; } = new("softmax", "softmax over each row", 5, (model, _) => model.Node("Softmax", ["x"], "y", ("axis", -1L)));

    /// <summary>Layer normalization of each row.</summary>
    public static RowFamily LayerNorm { get; } = new("layernorm", "layer normalization of each row", 8, (model, columns) =>
    {
        model.Weight("gain", ElementKind.Float32, columns);
        model.Weight("bias", ElementKind.Float32, columns);
        model.Node("LayerNormalization", ["x", "gain", "bias"], "y", ("axis", -1L), ("epsilon", Epsilon));
    });

    /// <summary>Root-mean-square normalization of each row.</summary>
    public static RowFamily RmsNorm { get; } = new("rmsnorm", "root-mean-square normalization of each row", 4, (model, columns) =>
    {
        model.Weight("gain", ElementKind.Float32, columns);
        model.Node("SimplifiedLayerNormalization", ["x", "gain"], "y", ("axis", -1L), ("epsilon", Epsilon));
    });

    public string Name => name;

    public string Description => description;

    public ImmutableArray<KernelParameter> Parameters { get; } = [KernelParameter.Size("rows", "rows"), KernelParameter.Size("cols", "elements of a row")];

    public ImmutableArray<string> DataTypes => ["fp32"];

    public string? Fault(KernelCase kernel) => null;

    public void Build(KernelCase kernel, ModelWriter model)
    {
        model.Input("x", ElementKind.Float32, kernel["rows"], kernel["cols"]);
        node(model, kernel["cols"]);
        model.Output("y", ElementKind.Float32, kernel["rows"], kernel["cols"]);
    }

    public double Flops(KernelCase kernel) => flopsPerElement * kernel["rows"] * kernel["cols"];
}
