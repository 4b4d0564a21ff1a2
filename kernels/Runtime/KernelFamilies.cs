using System.Collections.Frozen;
using System.Collections.Immutable;
using HwSim.Kernels.Runtime.Families;

namespace HwSim.Kernels.Runtime;

/// <summary>Every kind of kernel that can be run; a new one is one line here.</summary>
public static class KernelFamilies
{
    public static FrozenDictionary<string, IKernelFamily> All { get; } = new IKernelFamily[]
    {
        new Gemm(), new BatchedGemm(), new Convolution(), new Attention(), RowFamily.Softmax, RowFamily.LayerNorm, RowFamily.RmsNorm, new Elementwise(), new Nothing(),
    }.ToFrozenDictionary(f => f.Name);

    /// <summary>The names in order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The model that is one call of a case.</summary>
    public static byte[] ModelOf(KernelCase kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ModelWriter model = new();
        All[kernel.Kernel].Build(kernel, model);
        return model.ToBytes();
    }
}
