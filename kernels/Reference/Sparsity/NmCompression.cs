using System.Numerics;
using HwSim.Core.Graph;

namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>Brings what a mask keeps of a filter into the form of N:M hardware.</summary>
public static class NmCompression
{
    private const int LargestGroup = byte.MaxValue + 1;

    /// <summary>Compresses what a mask keeps.</summary>
    /// <param name="values">Row-major, k × n.</param>
    /// <param name="kept">The mask, at most N in every group.</param>
    /// <param name="k">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="pattern">How many of how many, M at most 256.</param>
    /// <exception cref="ArgumentException">The mask keeps more in a group, or M is too large.</exception>
    public static NmMatrix<T> Compress<T>(ReadOnlySpan<T> values, ReadOnlySpan<bool> kept, int k, int n, NmPattern pattern)
        where T : INumber<T>
    {
        MagnitudeMask.Check(values.Length, k, n);
        if (pattern.M is < 1 or > LargestGroup)
        {
            throw new ArgumentException($"groups of {pattern.M} have no place of one byte", nameof(pattern));
        }

        NmMatrix<T> compressed = new(k, n, pattern);
        for (int column = 0; column < n; column++)
        {
            for (int group = 0; group < compressed.Groups; group++)
            {
                int used = 0;
                int start = group * pattern.M;
                for (int row = start; row < Math.Min(k, start + pattern.M); row++)
                {
                    if (!kept[(row * n) + column])
                    {
                        continue;
                    }

                    if (used == pattern.N)
                    {
                        throw new ArgumentException($"column {column} keeps more than {pattern} from row {start}", nameof(kept));
                    }

                    compressed.Set(column, group, used++, values[(row * n) + column], (byte)(row - start));
                }
            }
        }

        return compressed;
    }
}
