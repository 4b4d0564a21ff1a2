using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.ScaleSim;

/// <summary>Turns a SCALE-Sim topology into a workload.</summary>
public static class TopologyGraph
{
    /// <summary>
    /// The layers one after the other as 8-bit integers, as SCALE-Sim counts words. They share no tensors, since the
    /// file does not say which layer feeds which.
    /// </summary>
    public static WorkloadGraph Of(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return new WorkloadGraph(
            topology.Name,
            [.. topology.Layers.Select(layer => OperationOf(Unique(layer.Name, names), layer, topology.Kind))],
            topology.Findings.Add(new Finding("scalesim-format", FindingLevel.Note, "a SCALE-Sim topology states no number format; int8 is assumed")));
    }

    private static Operation OperationOf(string name, TopologyLayer layer, TopologyKind kind)
    {
        TensorFormat format = TensorFormat.Int8;
        TensorFormat filterFormat = format with { Sparsity = layer.Sparsity };
        if (kind == TopologyKind.Gemm)
        {
            return new Gemm
            {
                Name = name,
                M = layer.IfmapHeight,
                N = layer.Filters,
                K = layer.FilterWidth,
                SourceType = "Gemm",
                Inputs =
                [
                    new Tensor($"{name}.ifmap", [layer.IfmapHeight, layer.FilterWidth], format, TensorRole.Input),
                    new Tensor($"{name}.filter", [layer.FilterWidth, layer.Filters], filterFormat, TensorRole.Weight),
                ],
                Outputs = [new Tensor($"{name}.ofmap", [layer.IfmapHeight, layer.Filters], format, TensorRole.Activation)],
            };
        }

        // SCALE-Sim counts the windows that run off the ifmap; padding says the same.
        long padBottom = Math.Max(0, ((layer.OfmapHeight - 1) * layer.Stride) + layer.FilterHeight - layer.IfmapHeight);
        long padRight = Math.Max(0, ((layer.OfmapWidth - 1) * layer.Stride) + layer.FilterWidth - layer.IfmapWidth);
        return new Convolution
        {
            Name = name,
            Height = layer.IfmapHeight,
            Width = layer.IfmapWidth,
            Channels = layer.Channels,
            Filters = layer.Filters,
            KernelHeight = layer.FilterHeight,
            KernelWidth = layer.FilterWidth,
            StrideHeight = layer.Stride,
            StrideWidth = layer.Stride,
            PadBottom = padBottom,
            PadRight = padRight,
            SourceType = "Conv",
            Inputs =
            [
                new Tensor($"{name}.ifmap", [1, layer.Channels, layer.IfmapHeight, layer.IfmapWidth], format, TensorRole.Input),
                new Tensor($"{name}.filter", [layer.Filters, layer.Channels, layer.FilterHeight, layer.FilterWidth], filterFormat, TensorRole.Weight),
            ],
            Outputs = [new Tensor($"{name}.ofmap", [1, layer.Filters, layer.OfmapHeight, layer.OfmapWidth], format, TensorRole.Activation)],
        };
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        string unique = name;
        for (int copy = 2; !taken.Add(unique); copy++)
        {
            unique = $"{name}#{copy}";
        }

        return unique;
    }
}
