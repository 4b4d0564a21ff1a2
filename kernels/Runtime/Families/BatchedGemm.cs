using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime.Families;

/// <summary>b products C[m,n] = A[m,k] B[k,n] of two computed operands.</summary>
internal sealed class BatchedGemm : IKernelFamily
{
    public string Name => "bmm";

    public string Description => "independent matrix products of two computed operands";

    public ImmutableArray<KernelParameter> Parameters { get; } =
    [
        KernelParameter.Size("b", "products"), KernelParameter.Size("m", "rows of the left side"), KernelParameter.Size("n", "columns of the right side"),
        KernelParameter.Size("k", "summed over"),
    ];

    public ImmutableArray<string> DataTypes => ["fp32"];

    public string? Fault(KernelCase kernel) => null;

    public void Build(KernelCase kernel, ModelWriter model)
    {
        (long b, long m, long n, long k) = (kernel["b"], kernel["m"], kernel["n"], kernel["k"]);
        model.Input("a", ElementKind.Float32, b, m, k);
        model.Input("b", ElementKind.Float32, b, k, n);
        model.Node("MatMul", ["a", "b"], "c");
        model.Output("c", ElementKind.Float32, b, m, n);
    }

    public double Flops(KernelCase kernel) => 2.0 * kernel["b"] * kernel["m"] * kernel["n"] * kernel["k"];
}
