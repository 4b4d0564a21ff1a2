using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>The codes of many values at once: few thresholds are all compared in vectors, many are found by the upper bits of a value.</summary>
internal sealed class CodeLanes
{
    private const int KeyBits = 14;
    private const int KeyShift = 32 - KeyBits;

    /// <summary>More thresholds than this take longer than a look-up.</summary>
    private const int MostCompared = 32;

    /// <summary>With more thresholds than this behind one key a search is shorter than comparing with each.</summary>
    private const int MostSteps = 4;

    private readonly float[] thresholds;
    private readonly float[] bounds;
    private readonly ushort[] codes;
    private readonly ushort nan;
    private readonly Lazy<(ushort[] First, int Steps)> keys;

    /// <param name="thresholds">Entry i is the least that gets code i + 1.</param>
    /// <param name="codes">The codes of values in ascending order.</param>
    /// <param name="nan">The code of NaN.</param>
    public CodeLanes(float[] thresholds, ushort[] codes, ushort nan)
    {
        this.thresholds = thresholds;
        bounds = [.. thresholds, float.NaN];
        this.codes = codes;
        this.nan = nan;
        keys = new Lazy<(ushort[], int)>(Keys);
    }

    /// <summary>Writes the codes of values over a scale, which is not zero.</summary>
    public void Write(ReadOnlySpan<float> values, float scale, Span<ushort> into)
    {
        bool isFew = thresholds.Length <= MostCompared;
        if (!isFew && keys.Value.Steps <= MostSteps)
        {
            WriteByKey(values, scale, into);
            return;
        }

        for (int i = isFew && Vector256.IsHardwareAccelerated ? WriteLanes(values, scale, into) : 0; i < values.Length; i++)
        {
            into[i] = Code(values[i] / scale, isFew ? [] : keys.Value.First);
        }
    }

    /// <summary>The code of one value.</summary>
    public ushort Code(float value) => Code(value, []);

    private int WriteLanes(ReadOnlySpan<float> values, float scale, Span<ushort> into)
    {
        ReadOnlySpan<Vector256<float>> from = MemoryMarshal.Cast<float, Vector256<float>>(values);
        Span<Vector256<ushort>> to = MemoryMarshal.Cast<ushort, Vector256<ushort>>(into);
        Vector256<uint> notANumber = Vector256.Create((uint)nan);
        int count = from.Length / 2;
        for (int i = 0; i < count; i++)
        {
            Vector256<float> first = from[2 * i] / scale;
            Vector256<float> second = from[(2 * i) + 1] / scale;
            Vector256<uint> firstCode = Vector256.Create((uint)codes[0]);
            Vector256<uint> secondCode = firstCode;
            for (int t = 0; t < thresholds.Length; t++)
            {
                Vector256<float> threshold = Vector256.Create(thresholds[t]);
                Vector256<uint> code = Vector256.Create((uint)codes[t + 1]);
                firstCode = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(first, threshold).AsUInt32(), code, firstCode);
                secondCode = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(second, threshold).AsUInt32(), code, secondCode);
            }

            firstCode = Vector256.ConditionalSelect(Vector256.Equals(first, first).AsUInt32(), firstCode, notANumber);
            secondCode = Vector256.ConditionalSelect(Vector256.Equals(second, second).AsUInt32(), secondCode, notANumber);
            to[i] = Vector256.Narrow(firstCode, secondCode);
        }

        return count * 2 * Vector256<float>.Count;
    }

    /// <summary>Compares with the few thresholds that share the upper bits of the value; one more, which no value reaches, ends the row.</summary>
    private void WriteByKey(ReadOnlySpan<float> values, float scale, Span<ushort> into)
    {
        (ushort[] first, int steps) = keys.Value;
        for (int i = 0; i < values.Length; i++)
        {
            float value = values[i] / scale;
            int at = first[Key(value)];
            for (int step = 0; step < steps; step++)
            {
                at += value >= bounds[at] ? 1 : 0;
            }

            into[i] = float.IsNaN(value) ? nan : codes[at];
        }
    }

    /// <summary>Searches the thresholds, all or those that share the upper bits of the value.</summary>
    private ushort Code(float value, ushort[] first)
    {
        if (float.IsNaN(value))
        {
            return nan;
        }

        (int low, int high) = (0, thresholds.Length);
        if (first.Length > 0)
        {
            int key = Key(value);
            (low, high) = (first[key], first[key + 1]);
        }

        while (low < high)
        {
            int middle = (low + high) / 2;
            if (value >= thresholds[middle])
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return codes[low];
    }

    /// <summary>The upper bits of a value, in its order; minus zero is zero.</summary>
    private static int Key(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value + 0f);
        return (int)(unchecked((uint)(bits ^ ((bits >> 31) | int.MinValue))) >> KeyShift);
    }

    /// <summary>For each key how many thresholds lie below all values that have it, and the most that share one.</summary>
    private (ushort[] First, int Steps) Keys()
    {
        int steps = 0;
        ushort[] first = new ushort[(1 << KeyBits) + 1];
        int below = 0;
        for (int key = 0; key < first.Length; key++)
        {
            while (below < thresholds.Length && Key(thresholds[below]) < key)
            {
                below++;
            }

            first[key] = (ushort)below;
            steps = key > 0 ? Math.Max(steps, below - first[key - 1]) : 0;
        }

        return (first, steps);
    }
}
