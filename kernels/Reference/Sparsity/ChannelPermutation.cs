using HwSim.Core.Graph;

namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>
/// An order of the rows of a filter (its input channels) under which N:M pruning keeps more (Pool and Yu 2021, Channel Permutations for N:M
/// Sparsity, the greedy exchange of section 3). The network's result does not change: the layer before writes its channels in that order.
/// </summary>
public static class ChannelPermutation
{
    /// <summary>Exchanges two rows of different groups as long as that keeps more magnitude, the best exchange of a pair of groups first.</summary>
    /// <param name="values">Row-major, rows × columns; groups run down columns.</param>
    /// <param name="rows">Rows: the reduction.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="pattern">How many of how many.</param>
    /// <param name="passes">Most passes over all pairs of groups.</param>
    /// <returns>For each place the row that stands there.</returns>
    public static int[] Search(ReadOnlySpan<float> values, int rows, int columns, NmPattern pattern, int passes)
    {
        MagnitudeMask.Check(values.Length, rows, columns);
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            order[i] = i;
        }

        bool improved = !pattern.IsDense;
        for (int pass = 0; improved && pass < passes; pass++)
        {
            improved = false;
            for (int a = 0; a < rows; a += pattern.M)
            {
                for (int b = a + pattern.M; b < rows; b += pattern.M)
                {
                    improved |= Exchange(values, columns, order, a, b, pattern);
                }
            }
        }

        return order;
    }

    /// <summary>The rows in an order.</summary>
    public static float[] Apply(ReadOnlySpan<float> values, int columns, ReadOnlySpan<int> order)
    {
        float[] moved = new float[values.Length];
        for (int i = 0; i < order.Length; i++)
        {
            values.Slice(order[i] * columns, columns).CopyTo(moved.AsSpan(i * columns));
        }

        return moved;
    }

    private static bool Exchange(ReadOnlySpan<float> values, int columns, int[] order, int a, int b, NmPattern pattern)
    {
        double most = Kept(values, columns, order, a, pattern) + Kept(values, columns, order, b, pattern);
        (int, int)? best = null;
        for (int i = a; i < a + pattern.M; i++)
        {
            for (int j = b; j < Math.Min(b + pattern.M, order.Length); j++)
            {
                (order[i], order[j]) = (order[j], order[i]);
                double kept = Kept(values, columns, order, a, pattern) + Kept(values, columns, order, b, pattern);
                (order[i], order[j]) = (order[j], order[i]);
                (best, most) = kept > most ? ((i, j), kept) : (best, most);
            }
        }

        if (best is not (int x, int y))
        {
            return false;
        }

        (order[x], order[y]) = (order[y], order[x]);
        return true;
    }

    private static double Kept(ReadOnlySpan<float> values, int columns, int[] order, int start, NmPattern pattern)
    {
        int size = Math.Min(pattern.M, order.Length - start);
        float[] group = new float[size];
        double sum = 0;
        for (int column = 0; column < columns; column++)
        {
            for (int i = 0; i < size; i++)
            {
                group[i] = Math.Abs(values[(order[start + i] * columns) + column]);
            }

            Array.Sort(group);
            for (int i = Math.Max(0, size - pattern.N); i < size; i++)
            {
                sum += group[i];
            }
        }

        return sum;
    }
}
