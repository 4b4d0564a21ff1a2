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

    internal NmMatrix(int k, int n, NmPattern pattern)
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

    internal int Groups { get; }

    /// <summary>Puts a value into a slot.</summary>
    internal void Set(int column, int group, int i, T value, byte place)
    {
        int slot = Slot(column, group, i);
        (values[slot], places[slot]) = (value, place);
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
