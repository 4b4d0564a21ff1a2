using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime.Families;

/// <summary>A call that computes next to nothing (one addition): what a call costs whatever it does.</summary>
internal sealed class Nothing : IKernelFamily
{
    public string Name => "null";

    public string Description => "one addition: what any call costs";

    public ImmutableArray<KernelParameter> Parameters => [];

    public ImmutableArray<string> DataTypes => ["fp32"];

    public string? Fault(KernelCase kernel) => null;

    public void Build(KernelCase kernel, ModelWriter model)
    {
        model.Input("x", ElementKind.Float32, 1);
        model.Node("Add", ["x", "x"], "y");
        model.Output("y", ElementKind.Float32, 1);
    }

    public double Flops(KernelCase kernel) => 1;
}
