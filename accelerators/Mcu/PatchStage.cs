using System.Collections.Immutable;
using HwSim.Core.Engine;
using HwSim.Core.Graph;

namespace HwSim.Accelerators.Mcu;

/// <summary>
/// The first convolutions of a network run patch by patch (Lin et al., MCUNetV2, 2021): only the last map of the stage exists in full; of
/// the maps before it, only what one patch of the last needs, halos included, which neighbouring patches compute again.
/// </summary>
/// <param name="Patches">Patches along each side.</param>
/// <param name="StageBytes">The most bytes at a time within the stage, the full last map included.</param>
/// <param name="RestBytes">The most bytes at a time after it.</param>
/// <param name="Recomputed">Multiply-accumulates done again, as a share of the whole network's.</param>
public sealed record PatchStage(int Patches, long StageBytes, long RestBytes, double Recomputed)
{
    /// <summary>The most bytes at a time.</summary>
    public long PeakBytes => Math.Max(StageBytes, RestBytes);

    /// <summary>A stage from the network's first operation to the convolution that writes the named map.</summary>
    /// <param name="graph">The network; the operations of the stage form a chain, residual additions left out of account.</param>
    /// <param name="last">The name of the stage's last operation.</param>
    /// <param name="patches">Patches along each side.</param>
    /// <exception cref="ArgumentException">There is no such operation, or the stage holds something other than convolutions and element-wise work.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are less than one patch, or more than the last map has rows or columns.</exception>
    public static PatchStage Of(WorkloadGraph graph, string last, int patches)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ImmutableArray<Operation> operations = EpilogueFusion.Apply(graph).Operations;
        int end = operations.ToList().FindIndex(o => o.Name == last);
        if (end < 0)
        {
            throw new ArgumentException($"the network has no operation '{last}' that could end a stage", nameof(last));
        }

        if (operations.Take(end + 1).FirstOrDefault(o => o is not Convolution) is { } other)
        {
            throw new ArgumentException($"'{other.Name}' is a {other.Kind}, and a stage of patches has convolutions only", nameof(last));
        }

        Convolution[] stage = [.. operations.Take(end + 1).Cast<Convolution>()];
        Convolution final = stage[^1];
        ArgumentOutOfRangeException.ThrowIfLessThan(patches, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(patches, Math.Min(final.OutputHeight, final.OutputWidth));
        long height = (final.OutputHeight + patches - 1) / patches;
        long width = (final.OutputWidth + patches - 1) / patches;
        long most = 0;
        double done = 0;
        double needed = 0;
        for (int i = stage.Length - 1; i >= 0; i--)
        {
            Convolution layer = stage[i];
            long before = Math.Min(layer.Height, ((height - 1) * layer.StrideHeight) + ((layer.KernelHeight - 1) * layer.DilationHeight) + 1);
            long across = Math.Min(layer.Width, ((width - 1) * layer.StrideWidth) + ((layer.KernelWidth - 1) * layer.DilationWidth) + 1);
            long read = checked(before * across * layer.Channels);
            long written = i == stage.Length - 1 ? 0 : checked(height * width * layer.Filters);
            most = Math.Max(most, layer.Kind == OperationKind.DepthwiseConvolution ? Math.Max(read, written) : checked(read + written));
            done += (double)height * width * patches * patches / (layer.OutputHeight * layer.OutputWidth) * layer.Macs;
            needed += layer.Macs;
            (height, width) = (before, across);
        }

        WorkloadGraph rest = graph with { Operations = operations[(end + 1)..] };
        long after = rest.Operations.IsEmpty ? 0 : MapMemory.PeakOf(rest);
        long full = final.Outputs.Sum(o => o.Elements);
        return new PatchStage(patches, checked(full + most), after, (done - needed) / graph.Macs);
    }
}
