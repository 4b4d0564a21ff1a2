using System.Numerics;

namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>Dense products of row-major matrices, the reduction in ascending order: what sparse ones are held against.</summary>
public static class DenseGemm
{
    /// <summary>The m×n product of m×k by k×n.</summary>
    public static T[] Multiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, int m, int n, int k)
        where T : INumber<T>
    {
        MagnitudeMask.Check(a.Length, m, k);
        MagnitudeMask.Check(b.Length, k, n);
        T[] product = new T[m * n];
        for (int row = 0; row < m; row++)
        {
            for (int column = 0; column < n; column++)
            {
                T sum = T.Zero;
                for (int i = 0; i < k; i++)
                {
                    sum += a[(row * k) + i] * b[(i * n) + column];
                }

                product[(row * n) + column] = sum;
            }
        }

        return product;
    }

    /// <summary>The columns × rows transpose.</summary>
    public static T[] Transpose<T>(ReadOnlySpan<T> values, int rows, int columns)
    {
        T[] turned = new T[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            turned[(i % columns * rows) + (i / columns)] = values[i];
        }

        return turned;
    }
}
