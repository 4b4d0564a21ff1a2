using System.Collections.Immutable;
using HwSim.Core.Engine.Validation;
using HwSim.Reports.Words;

namespace HwSim.Reports.Validation;

/// <summary>Kernels in groups of a colour each, in every picture of a validation.</summary>
internal static class KernelHues
{
    private static readonly ImmutableArray<(string Label, Hue Hue, ImmutableArray<string> Kernels)> Groups =
    [
        ("matrix product", Hue.Blue, ["gemm"]), ("batched product", Hue.Sky, ["bmm"]), ("2:4 product", Hue.Purple, ["spmm"]), ("convolution", Hue.Vermillion, ["conv2d"]),
        ("attention", Hue.Orange, ["attention", "attention_decode", "attention_prefill"]), ("element-wise", Hue.Green, ["elementwise", "rope"]),
        ("softmax, norms", Hue.Olive, ["softmax", "layernorm", "rmsnorm"]), ("collectives", Hue.Moss, ["all_reduce", "send_recv"]),
    ];

    /// <summary>The colour of a kernel.</summary>
    public static Hue Of(string kernel) => Groups.FirstOrDefault(g => g.Kernels.Contains(kernel)) is { Hue: { } hue } ? hue : Hue.Grey;

    /// <summary>The colours that some points need, with their labels.</summary>
    public static ImmutableArray<(string Label, Hue Hue)> Legend(IEnumerable<ScoredPoint> points)
    {
        HashSet<string> kernels = [.. points.Select(p => p.Kernel)];
        ImmutableArray<(string, Hue)> known = [.. Groups.Where(g => g.Kernels.Any(kernels.Contains)).Select(g => (g.Label, g.Hue))];
        return kernels.All(k => Groups.Any(g => g.Kernels.Contains(k))) ? known : known.Add(("other", Hue.Grey));
    }
}
