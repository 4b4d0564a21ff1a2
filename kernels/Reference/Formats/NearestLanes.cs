using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// The nearest of a few values for many at once, by comparing with every threshold in vectors of 256 bits whatever the machine has, so that
/// sums are added in the same order everywhere.
/// </summary>
/// <param name="values">The values, ascending.</param>
/// <param name="thresholds">Entry i is the least that goes to value i + 1.</param>
/// <param name="reach">What is farther than this from its nearest value becomes 0.</param>
internal sealed class NearestLanes(float[] values, float[] thresholds, float reach)
{
    /// <summary>More thresholds than this take longer than a search.</summary>
    public const int Most = 64;

    /// <summary>The squared error of values that are divided by a scale, taken to the nearest and multiplied again; those that are not finite are left out.</summary>
    public double SquaredError(ReadOnlySpan<float> from, float scale)
    {
        if (scale == 0)
        {
            return SumOfSquares(from);
        }

        ReadOnlySpan<Vector256<float>> whole = MemoryMarshal.Cast<float, Vector256<float>>(from);
        Vector256<double> low = Vector256<double>.Zero;
        Vector256<double> high = Vector256<double>.Zero;
        int pairs = whole.Length & ~1;
        for (int i = 0; i < pairs; i += 2)
        {
            (Vector256<float> first, Vector256<float> second) = Nearest(whole[i] / scale, whole[i + 1] / scale);
            Add(whole[i], first * scale, ref low, ref high);
            Add(whole[i + 1], second * scale, ref low, ref high);
        }

        Span<float> rest = stackalloc float[2 * Vector256<float>.Count];
        rest.Clear();
        from[(pairs * Vector256<float>.Count)..].CopyTo(rest);
        ReadOnlySpan<Vector256<float>> last = MemoryMarshal.Cast<float, Vector256<float>>(rest);
        (Vector256<float> lastFirst, Vector256<float> lastSecond) = Nearest(last[0] / scale, last[1] / scale);
        int left = from.Length - (pairs * Vector256<float>.Count);
        Add(last[0], Kept(lastFirst * scale, left), ref low, ref high);
        Add(last[1], Kept(lastSecond * scale, left - Vector256<float>.Count), ref low, ref high);
        return Vector256.Sum(low + high);
    }

    /// <summary>The first lanes; 0 in those behind.</summary>
    private static Vector256<float> Kept(Vector256<float> lanes, int count) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle() & lanes;

    private static void Add(Vector256<float> original, Vector256<float> quantized, ref Vector256<double> low, ref Vector256<double> high)
    {
        Vector256<float> isFinite = Vector256.LessThanOrEqual(Vector256.Abs(original), Vector256.Create(float.MaxValue));
        (Vector256<double> originalLow, Vector256<double> originalHigh) = Vector256.Widen(original & isFinite);
        (Vector256<double> quantizedLow, Vector256<double> quantizedHigh) = Vector256.Widen(quantized & isFinite);
        Vector256<double> errorLow = quantizedLow - originalLow;
        Vector256<double> errorHigh = quantizedHigh - originalHigh;
        low += errorLow * errorLow;
        high += errorHigh * errorHigh;
    }

    private (Vector256<float> First, Vector256<float> Second) Nearest(Vector256<float> first, Vector256<float> second)
    {
        Vector256<float> nearestFirst = Vector256.Create(values[0]);
        Vector256<float> nearestSecond = nearestFirst;
        ReadOnlySpan<float> above = values.AsSpan(1, thresholds.Length);
        for (int t = 0; t < above.Length; t++)
        {
            Vector256<float> threshold = Vector256.Create(thresholds[t]);
            Vector256<float> value = Vector256.Create(above[t]);
            nearestFirst = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(first, threshold), value, nearestFirst);
            nearestSecond = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(second, threshold), value, nearestSecond);
        }

        Vector256<float> farthest = Vector256.Create(reach);
        return (Vector256.LessThanOrEqual(Vector256.Abs(first - nearestFirst), farthest) & nearestFirst, Vector256.LessThanOrEqual(Vector256.Abs(second - nearestSecond), farthest) & nearestSecond);
    }

    private static double SumOfSquares(ReadOnlySpan<float> from)
    {
        double sum = 0;
        foreach (float value in from)
        {
            sum += float.IsFinite(value) ? (double)value * value : 0;
        }

        return sum;
    }
}
