using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Statistics;

namespace HwSim.Kernels.Quantization;

/// <summary>Histograms of tensors with the values that codes have: of the group with the largest magnitude, since each group has its own grid.</summary>
internal static class GridPictures
{
    private const int Bins = 120;
    private const int SweptEvenly = 4096;
    private const int SweptByFactor = 256;
    private const double Factor = 1.0 / 16;
    private const int MostLevels = 256;

    /// <summary>The picture of a tensor.</summary>
    public static GridPicture Of(INumberFormat format, ReadOnlySpan<float> values, Calibration calibration)
    {
        Histogram all = Histogram.Of(values, Bins);
        GroupLayout layout = calibration.Layout;
        if (layout.GroupCount == 0)
        {
            return new GridPicture(0, 0, [.. all.Counts], [.. all.Counts], [], "an empty tensor");
        }

        int group = LargestGroup(values, layout);
        long[] counts = new long[Bins];
        foreach (float value in values[layout.At(group)])
        {
            if (float.IsFinite(value))
            {
                counts[all.Width == 0 ? 0 : Math.Min(Bins - 1, (int)((value - all.From) / all.Width))]++;
            }
        }

        return new GridPicture(all.From, all.Width, [.. all.Counts], [.. counts], Levels(format, calibration, group, all.From, all.From + (all.Width * Bins)), Words(layout, group));
    }

    private static string Words(GroupLayout layout, int group) =>
        layout.GroupLength == layout.Count ? "the tensor"
        : layout.GroupLength == layout.RowLength ? string.Create(CultureInfo.InvariantCulture, $"channel {group}")
        : string.Create(CultureInfo.InvariantCulture, $"group {group}, {layout.GroupLength} values");

    private static int LargestGroup(ReadOnlySpan<float> values, GroupLayout layout)
    {
        int best = 0;
        float largest = -1;
        for (int group = 0; group < layout.GroupCount; group++)
        {
            float magnitude = Magnitudes.Largest(values[layout.At(group)]);
            (best, largest) = magnitude > largest ? (group, magnitude) : (best, largest);
        }

        return best;
    }

    /// <summary>The values that codes of a group have between two ends, found by sending a sweep through it; none where they are too many to draw.</summary>
    private static ImmutableArray<float> Levels(INumberFormat format, Calibration calibration, int group, double from, double to)
    {
        if (format is DFloat11Format)
        {
            return [];
        }

        // Every second value is zero, so that no value of the sweep is the victim of its neighbour.
        double largest = Math.Max(Math.Abs(from), Math.Abs(to));
        IEnumerable<double> evenly = Enumerable.Range(0, SweptEvenly + 1).Select(i => from + ((to - from) * i / SweptEvenly));
        IEnumerable<double> byFactor = Enumerable.Range(0, SweptByFactor).Select(i => largest * Math.Pow(2, -i * Factor)).SelectMany(v => new[] { v, -v });
        float[] sweep = [.. evenly.Concat(byFactor).SelectMany(v => new[] { (float)v, 0f })];
        float[] decoded = new float[sweep.Length];
        format.Decode(format.Encode(sweep, OfGroup(calibration, group, sweep.Length)), decoded);
        float[] levels = [.. decoded.Where(v => float.IsFinite(v) && v >= from && v <= to).Select(v => v + 0f).Distinct().Order()];
        return levels.Length > MostLevels ? [] : [.. levels];
    }

    private static Calibration OfGroup(Calibration calibration, int group, int count)
    {
        int groups = calibration.Layout.GroupCount;
        int scales = calibration.Scales.Length / groups;
        int[] choices = calibration.Choices.Length == groups ? [calibration.Choices[group]] : calibration.Choices;
        bool isOfTensor = groups == 1;
        return new Calibration(GroupLayout.Tensor(count), isOfTensor ? calibration.Scales : calibration.Scales[(group * scales)..((group + 1) * scales)], isOfTensor ? calibration.Choices : choices);
    }
}
