using System.Numerics;
using HwSim.Core.Graph;

namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>
/// A K×N filter in the form that N:M hardware computes with: for every group of a column N values and their places in the group, padded
/// with zeros at place 0 where fewer are there.
/// </summary>
public sealed class NmMatrix<T>
    where T : INumber<T>
{
    private readonly T[] values;
    private readonly byte[] places;

    private NmMatrix(int k, int n, NmPattern pattern)
    {
        (K, N, Pattern) = (k, n, pattern);
        Groups = (k + pattern.M - 1) / pattern.M;
        values = new T[Groups * n * pattern.N];
        places = new byte[values.Length];
    }

    /// <summary>Rows: the reduction.</summary>
    public int K { get; }

    /// <summary>Columns.</summary>
    public int N { get; }

    /// <summary>How many of how many.</summary>
    public NmPattern Pattern { get; }

    private int Groups { get; }

    /// <summary>Compresses what a mask keeps.</summary>
    /// <param name="values">Row-major, k × n.</param>
    /// <param name="kept">The mask, at most N in every group.</param>
    /// <param name="k">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="pattern">How many of how many, M at most 256.</param>
    /// <exception cref="ArgumentException">The mask keeps more in a group, or M is too large.</exception>
    public static NmMatrix<T> Compress(ReadOnlySpan<T> values, ReadOnlySpan<bool> kept, int k, int n, NmPattern pattern)
    {
        MagnitudeMask.Check(values.Length, k, n);
        if (pattern.M is < 1 or > 256)
        {
            throw new ArgumentException($"groups of {pattern.M} have no place of one byte", nameof(pattern));
        }

        NmMatrix<T> compressed = new(k, n, pattern);
        for (int column = 0; column < n; column++)
        {
            for (int group = 0; group < compressed.Groups; group++)
            {
                int used = 0;
                for (int row = group * pattern.M; row < Math.Min(k, (group + 1) * pattern.M); row++)
                {
                    if (!kept[(row * n) + column])
                    {
                        continue;
                    }

                    int slot = used < pattern.N ? compressed.Slot(column, group, used++) : throw new ArgumentException($"column {column} keeps more than {pattern} from row {group * pattern.M}", nameof(kept));
                    (compressed.values[slot], compressed.places[slot]) = (values[(row * n) + column], (byte)(row - (group * pattern.M)));
                }
            }
        }

        return compressed;
    }

    /// <summary>The M×N product of an M×K matrix by this one, kept values only, in the order of the dense sum: the same bits as the masked dense product.</summary>
    public T[] MultiplyFrom(ReadOnlySpan<T> x, int m)
    {
        MagnitudeMask.Check(x.Length, m, K);
        T[] product = new T[m * N];
        for (int row = 0; row < m; row++)
        {
            for (int column = 0; column < N; column++)
            {
                T sum = T.Zero;
                for (int group = 0; group < Groups; group++)
                {
                    for (int i = 0; i < Pattern.N; i++)
                    {
                        int slot = Slot(column, group, i);
                        int from = (group * Pattern.M) + places[slot];
                        sum += x[(row * K) + from] * values[slot];
                    }
                }

                product[(row * N) + column] = sum;
            }
        }

        return product;
    }

    private int Slot(int column, int group, int i) => (((column * Groups) + group) * Pattern.N) + i;
}
