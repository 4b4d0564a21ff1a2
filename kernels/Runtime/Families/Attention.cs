using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime.Families;

/// <summary>
/// softmax(Q K^T / sqrt(head_dim)) V: as one fused operator (ONNX Runtime's MultiHeadAttention, every head with its own keys), or as the
/// operators that an exporter writes. Without a mask.
/// </summary>
internal sealed class Attention : IKernelFamily
{
    public string Name => "attention";

    public string Description => "scaled dot-product attention over all heads, fused or not, without a mask";

    public ImmutableArray<KernelParameter> Parameters { get; } =
    [
        KernelParameter.Size("batch", "sequences"), KernelParameter.Size("heads", "query heads, each with its own keys and values"), KernelParameter.Size("head_dim", "width of a head"),
        KernelParameter.Size("q_len", "query tokens"), KernelParameter.Size("kv_len", "key and value tokens"), KernelParameter.Choice("impl", "one fused operator, or separate ones", "fused", "unfused"),
    ];

    public ImmutableArray<string> DataTypes => ["fp32"];

    public string? Fault(KernelCase kernel) => null;

    public void Build(KernelCase kernel, ModelWriter model)
    {
        (long batch, long heads, long width, long queries, long keys) = (kernel["batch"], kernel["heads"], kernel["head_dim"], kernel["q_len"], kernel["kv_len"]);
        if (kernel.Word("impl") == "fused")
        {
            model.Input("q", ElementKind.Float32, batch, queries, heads * width);
            model.Input("k", ElementKind.Float32, batch, keys, heads * width);
            model.Input("v", ElementKind.Float32, batch, keys, heads * width);
            model.Node("com.microsoft.MultiHeadAttention", ["q", "k", "v"], "y", ("num_heads", heads));
            model.Output("y", ElementKind.Float32, batch, queries, heads * width);
            return;
        }

        model.Input("q", ElementKind.Float32, batch, heads, queries, width);
        model.Input("k", ElementKind.Float32, batch, heads, width, keys);
        model.Input("v", ElementKind.Float32, batch, heads, keys, width);
        model.Scalar("scale", (float)(1 / Math.Sqrt(width)));
        model.Node("MatMul", ["q", "k"], "scores");
        model.Node("Mul", ["scores", "scale"], "scaled");
        model.Node("Softmax", ["scaled"], "weights", ("axis", -1L));
        model.Node("MatMul", ["weights", "v"], "y");
        model.Output("y", ElementKind.Float32, batch, heads, queries, width);
    }

    public double Flops(KernelCase kernel) => 4.0 * kernel["batch"] * kernel["heads"] * kernel["head_dim"] * kernel["q_len"] * kernel["kv_len"];
}
