using System.Collections.Immutable;

namespace HwSim.Kernels.Runtime;

/// <summary>A kind of kernel that can be run: its parameters, and the ONNX model that is one call of it.</summary>
public interface IKernelFamily
{
    /// <summary>The name in measurement files.</summary>
    string Name { get; }

    /// <summary>What it computes, in one line.</summary>
    string Description { get; }

    ImmutableArray<KernelParameter> Parameters { get; }

    /// <summary>The element types that it runs in.</summary>
    ImmutableArray<string> DataTypes { get; }

    /// <summary>Why a case cannot be run; null where it can.</summary>
    string? Fault(KernelCase kernel);

    /// <summary>Writes the nodes, weights, inputs and outputs of one call.</summary>
    void Build(KernelCase kernel, ModelWriter model);

    /// <summary>Multiplications and additions of one call.</summary>
    double Flops(KernelCase kernel);
}
