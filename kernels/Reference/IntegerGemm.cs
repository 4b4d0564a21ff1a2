namespace HwSim.Kernels.Reference;

/// <summary>Integer matrix multiplication, the plain triple loop that others are held against.</summary>
public static class IntegerGemm
{
    /// <summary>The M×N product of an M×K by a K×N matrix, row-major, in 32-bit accumulators.</summary>
    /// <exception cref="OverflowException">A sum does not fit 32 bits.</exception>
    public static int[] Multiply(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int m, int n, int k)
    {
        int[] product = new int[m * n];
        for (int row = 0; row < m; row++)
        {
            for (int column = 0; column < n; column++)
            {
                int sum = 0;
                for (int i = 0; i < k; i++)
                {
                    sum = checked(sum + (a[(row * k) + i] * b[(i * n) + column]));
                }

                product[(row * n) + column] = sum;
            }
        }

        return product;
    }
}
