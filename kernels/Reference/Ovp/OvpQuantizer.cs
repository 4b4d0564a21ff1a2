using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>OVP quantization value by value, the plain definition that the fast paths are held against.</summary>
public static class OvpQuantizer
{
    /// <summary>The grid value of each value: divided by its scale, taken to the nearest, victims set to zero.</summary>
    /// <param name="grid">The type.</param>
    /// <param name="survivor">Which of two outliers survives.</param>
    /// <param name="values">Real values.</param>
    /// <param name="layout">Which values share a scale.</param>
    /// <param name="scales">A scale a group: the real size of one grid unit. Zero makes all values of its group zero.</param>
    /// <param name="gridValues">Receives as many grid values.</param>
    /// <returns>The number of victims.</returns>
    public static int Quantize(OvpGrid grid, OvpSurvivor survivor, ReadOnlySpan<float> values, GroupLayout layout, ReadOnlySpan<float> scales, Span<float> gridValues)
    {
        Nearest(grid, values, layout, scales, gridValues);
        return grid.OutlierType is null ? 0 : VictimRule.Apply(gridValues, values, survivor);
    }

    /// <summary>The nearest grid value of each value, before victims.</summary>
    public static void Nearest(OvpGrid grid, ReadOnlySpan<float> values, GroupLayout layout, ReadOnlySpan<float> scales, Span<float> gridValues)
    {
        for (int group = 0; group < layout.GroupCount; group++)
        {
            (int start, int length) = layout.At(group).GetOffsetAndLength(layout.Count);
            for (int i = start; i < start + length; i++)
            {
                gridValues[i] = grid.Nearest(values[i] / scales[group]);
            }
        }
    }

    /// <summary>
    /// The real values as the published program makes them for training, ((q - d) + d) · scale in 32-bit floats with d the value over its
    /// scale; that is q · scale but for the last bits. <see cref="OvpFormat"/> decodes to q · scale.
    /// </summary>
    public static void StraightThrough(ReadOnlySpan<float> values, GroupLayout layout, ReadOnlySpan<float> scales, Span<float> gridToReal)
    {
        for (int group = 0; group < layout.GroupCount; group++)
        {
            (int start, int length) = layout.At(group).GetOffsetAndLength(layout.Count);
            for (int i = start; i < start + length; i++)
            {
                float d = values[i] / scales[group];
                gridToReal[i] = ((gridToReal[i] - d) + d) * scales[group];
            }
        }
    }
}
