using System.Numerics;
using HwSim.Core.Graph;

namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>N:M masks by magnitude (Mishra et al. 2021, arXiv 2104.08378, section 3).</summary>
public static class MagnitudeMask
{
    /// <summary>
    /// True where a value is kept: of every M consecutive values the N of largest magnitude, of equals the first. A short last group keeps at
    /// most N.
    /// </summary>
    /// <param name="values">Row-major, rows × columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="pattern">How many of how many; N may be 0.</param>
    /// <param name="axis">Where groups run.</param>
    public static bool[] Of<T>(ReadOnlySpan<T> values, int rows, int columns, NmPattern pattern, PruneAxis axis)
        where T : INumber<T>
    {
        Check(values.Length, rows, columns);
        bool[] kept = new bool[values.Length];
        if (pattern.IsDense)
        {
            Array.Fill(kept, true);
            return kept;
        }

        (int lines, int length, int stride, int pitch) = axis == PruneAxis.Rows ? (columns, rows, columns, 1) : (rows, columns, 1, columns);
        for (int line = 0; line < lines; line++)
        {
            for (int start = 0; start < length; start += pattern.M)
            {
                int size = Math.Min(pattern.M, length - start);
                int first = (line * pitch) + (start * stride);
                for (int n = Math.Min(pattern.N, size); n > 0; n--)
                {
                    kept[Largest(values, kept, first, size, stride)] = true;
                }
            }
        }

        return kept;
    }

    /// <summary>A copy with 0 where nothing is kept.</summary>
    public static T[] Apply<T>(ReadOnlySpan<T> values, ReadOnlySpan<bool> kept)
        where T : INumber<T>
    {
        T[] masked = new T[values.Length];
        for (int i = 0; i < masked.Length; i++)
        {
            masked[i] = kept[i] ? values[i] : T.Zero;
        }

        return masked;
    }

    /// <summary>The sum of kept magnitudes: what pruning tries to keep.</summary>
    public static double Retained<T>(ReadOnlySpan<T> values, ReadOnlySpan<bool> kept)
        where T : INumber<T>
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += kept[i] ? double.CreateChecked(T.Abs(values[i])) : 0;
        }

        return sum;
    }

    internal static void Check(int length, int rows, int columns)
    {
        if (rows < 0 || columns < 0 || (long)rows * columns != length)
        {
            throw new ArgumentException($"{length} values are no {rows}x{columns} matrix", nameof(length));
        }
    }

    private static int Largest<T>(ReadOnlySpan<T> values, bool[] kept, int first, int size, int stride)
        where T : INumber<T>
    {
        int best = -1;
        for (int i = 0; i < size; i++)
        {
            int at = first + (i * stride);
            best = !kept[at] && (best < 0 || T.Abs(values[at]) > T.Abs(values[best])) ? at : best;
        }

        return best;
    }
}
