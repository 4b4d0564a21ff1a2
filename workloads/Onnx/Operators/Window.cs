using System.Globalization;
using HwSim.Workloads.Onnx.Inference;
using HwSim.Workloads.Onnx.Reading;

namespace HwSim.Workloads.Onnx.Operators;

/// <summary>The sliding window of convolutions and pools over the spatial axes of an input [batch, channels, ...].</summary>
/// <param name="Extents">The spatial extents that it slides over.</param>
/// <param name="Kernel">Its size.</param>
/// <param name="Strides">Its steps.</param>
/// <param name="Dilations">The distance of its taps.</param>
/// <param name="Before">Padding in front of each axis.</param>
/// <param name="After">Padding behind each axis.</param>
internal sealed record Window(long[] Extents, long[] Kernel, long[] Strides, long[] Dilations, long[] Before, long[] After)
{
    /// <summary>Along one axis; spectra are taken with some thousand taps.</summary>
    private const long MostTaps = 1 << 20;

    public int Rank => Kernel.Length;

    /// <summary>Reads the window of a node with its attributes and the kernel given.</summary>
    public static Window Of(OperatorNode node, long[] extents, long[] kernel)
    {
        long[] strides = PerAxis(node, "strides", kernel.Length, 1);
        long[] dilations = PerAxis(node, "dilations", kernel.Length, 1);
        if (kernel.Concat(strides).Concat(dilations).Any(v => v < 1) || kernel.Any(v => v > MostTaps))
        {
            throw node.Fail($"kernel {Quoted.Shape(kernel)}, strides {Quoted.Shape(strides)} and dilations {Quoted.Shape(dilations)} must be at least 1, the kernel at most 2^20");
        }

        long[] pads = node.Ints("pads") ?? new long[2 * kernel.Length];
        string automatic = node.Text("auto_pad", "NOTSET");
        if (automatic == "VALID")
        {
            pads = new long[2 * kernel.Length];
        }

        if (pads.Length != 2 * kernel.Length || pads.Any(p => p < 0))
        {
            throw node.Fail($"pads {Quoted.Shape(pads)} do not fit a window of {kernel.Length} dimensions");
        }

        Window window = new(extents, kernel, strides, dilations, pads[..kernel.Length], pads[kernel.Length..]);
        return automatic is "SAME_UPPER" or "SAME_LOWER" ? window.SamePadded(automatic == "SAME_UPPER") : window;
    }

    /// <summary>A list attribute with one entry an axis; all the same where it is absent.</summary>
    public static long[] PerAxis(OperatorNode node, string attribute, int rank, long otherwise)
    {
        long[] values = node.Ints(attribute) is { Length: > 0 } given ? given : [.. Enumerable.Repeat(otherwise, rank)];
        return values.Length == rank
            ? values
            : throw node.Fail(string.Create(CultureInfo.InvariantCulture, $"{attribute} {Quoted.Shape(values)} should have {rank} entries"));
    }

    /// <summary>floor((extent + pads - dilation (kernel - 1) - 1) / stride) + 1, the ONNX definition of Conv.</summary>
    /// <param name="node">For messages.</param>
    /// <param name="roundUp">Pools with <c>ceil_mode</c> round up, but a window that would start in the padding behind is left out.</param>
    public long[] Outputs(OperatorNode node, bool roundUp = false)
    {
        long[] outputs = new long[Rank];
        for (int i = 0; i < Rank; i++)
        {
            long room = Extents[i] + Before[i] + After[i] - (Dilations[i] * (Kernel[i] - 1)) - 1;
            if (room < 0)
            {
                throw node.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"its window of {Quoted.Shape(Kernel)} with dilations {Quoted.Shape(Dilations)} does not fit into {Quoted.Shape(Extents)} with padding {Quoted.Shape(Before)} and {Quoted.Shape(After)}"));
            }

            long steps = roundUp ? (room + Strides[i] - 1) / Strides[i] : room / Strides[i];
            outputs[i] = roundUp && steps * Strides[i] >= Extents[i] + Before[i] ? steps : steps + 1;
        }

        return outputs;
    }

    /// <summary>Pads so that outputs = ceil(extent / stride); an odd value goes behind (upper) or in front (lower).</summary>
    private Window SamePadded(bool upper)
    {
        long[] before = new long[Rank];
        long[] after = new long[Rank];
        for (int i = 0; i < Rank; i++)
        {
            long outputs = (Extents[i] + Strides[i] - 1) / Strides[i];
            long total = Math.Max(0, ((outputs - 1) * Strides[i]) + (Dilations[i] * (Kernel[i] - 1)) + 1 - Extents[i]);
            before[i] = upper ? total / 2 : total - (total / 2);
            after[i] = total - before[i];
        }

        return this with { Before = before, After = after };
    }
}
