using System.Numerics;
using HwSim.Core.Graph;

namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>
/// V:N:M masks (Castro et al. 2023, VENOM, arXiv 2310.02065): V columns that share their choice of four rows out of M, and within the four
/// N:4 in each column, so that 2:4 hardware runs any M.
/// </summary>
public static class VectorMask
{
    /// <summary>Rows of a group that V columns keep together.</summary>
    public const int Shared = 4;

    /// <summary>True where a value is kept. The four rows are those whose magnitudes over the V columns add up to most, of equals the first.</summary>
    /// <param name="values">Row-major, rows × columns; groups run down columns.</param>
    /// <param name="rows">Rows: the reduction.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="v">Columns that choose together.</param>
    /// <param name="pattern">N of M; N at most 4, M at least 4.</param>
    /// <exception cref="ArgumentException">The pattern is no V:N:M one.</exception>
    public static bool[] Of<T>(ReadOnlySpan<T> values, int rows, int columns, int v, NmPattern pattern)
        where T : INumber<T>
    {
        MagnitudeMask.Check(values.Length, rows, columns);
        if (v < 1 || pattern.N is < 0 or > Shared || pattern.M < Shared)
        {
            throw new ArgumentException($"{v}:{pattern} is no V:N:M pattern: V is at least 1, N at most {Shared}, M at least {Shared}", nameof(pattern));
        }

        bool[] kept = new bool[values.Length];
        T[] compact = new T[Shared * columns];
        for (int top = 0; top < rows; top += pattern.M)
        {
            int height = Math.Min(pattern.M, rows - top);
            for (int left = 0; left < columns; left += v)
            {
                int width = Math.Min(v, columns - left);
                int[] chosen = Chosen(values, columns, top, left, height, width);
                for (int i = 0; i < chosen.Length; i++)
                {
                    values.Slice((chosen[i] * columns) + left, width).CopyTo(compact.AsSpan(i * width));
                }

                bool[] inner = MagnitudeMask.Of<T>(compact.AsSpan(0, chosen.Length * width), chosen.Length, width, new NmPattern(pattern.N, Shared), PruneAxis.Rows);
                for (int i = 0; i < chosen.Length; i++)
                {
                    inner.AsSpan(i * width, width).CopyTo(kept.AsSpan((chosen[i] * columns) + left));
                }
            }
        }

        return kept;
    }

    /// <summary>Bits that say where kept values stand: the shared rows once a block, two bits a kept value.</summary>
    public static long MetadataBits(int rows, int columns, int v, NmPattern pattern)
    {
        long groups = ((long)rows + pattern.M - 1) / pattern.M;
        long blocks = ((long)columns + v - 1) / v;
        return (groups * blocks * Shared * pattern.IndexBits) + (groups * columns * pattern.N * new NmPattern(pattern.N, Shared).IndexBits);
    }

    private static int[] Chosen<T>(ReadOnlySpan<T> values, int columns, int top, int left, int height, int width)
        where T : INumber<T>
    {
        T[] sums = new T[height];
        int[] order = new int[height];
        for (int row = 0; row < height; row++)
        {
            order[row] = row;
            foreach (T value in values.Slice(((top + row) * columns) + left, width))
            {
                sums[row] += T.Abs(value);
            }
        }

        Array.Sort(order, (a, b) => sums[a] == sums[b] ? a.CompareTo(b) : sums[b].CompareTo(sums[a]));
        int[] chosen = [.. order.Take(Shared).Select(row => top + row)];
        Array.Sort(chosen);
        return chosen;
    }
}
