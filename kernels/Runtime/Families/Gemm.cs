using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime.Families;

/// <summary>C[m,n] = A[m,k] B[k,n], where B is a weight, known beforehand as in inference. int8 has 8-bit results.</summary>
internal sealed class Gemm : IKernelFamily
{
    public string Name => "gemm";

    public string Description => "matrix product with a constant right side";

    public ImmutableArray<KernelParameter> Parameters { get; } =
    [
        KernelParameter.Size("m", "rows of the left side"), KernelParameter.Size("n", "columns of the right side"), KernelParameter.Size("k", "summed over"),
        QuantizedForm.Parameter,
    ];

    public ImmutableArray<string> DataTypes => ["fp32", "int8"];

    public string? Fault(KernelCase kernel) => null;

    public void Build(KernelCase kernel, ModelWriter model)
    {
        (long m, long n, long k) = (kernel["m"], kernel["n"], kernel["k"]);
        if (kernel.DataType == "fp32")
        {
            model.Input("a", ElementKind.Float32, m, k);
            model.Weight("b", ElementKind.Float32, k, n);
            model.Node("MatMul", ["a", "b"], "c");
            model.Output("c", ElementKind.Float32, m, n);
            return;
        }

        QuantizedForm.Build(model, kernel.Word("form"), "MatMul", [m, k], [k, n], [m, n]);
    }

    public double Flops(KernelCase kernel) => 2.0 * kernel["m"] * kernel["n"] * kernel["k"];
}
