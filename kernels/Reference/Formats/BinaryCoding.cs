namespace HwSim.Kernels.Reference.Formats;

/// <summary>Approximating values by sums of ± a few factors.</summary>
/// <remarks>Source: Xu et al., Alternating multi-bit quantization (ICLR 2018, arXiv 1802.00150).</remarks>
internal static class BinaryCoding
{
    /// <summary>Factors, the greedy ones first, refined by turns.</summary>
    public static double[] Factors(double[] values, int count, int rounds)
    {
        int[] codes = new int[values.Length];
        double[] factors = Greedy(values, count, codes);
        for (int round = 0; round < rounds; round++)
        {
            factors = LeastSquares(values, codes, factors);
            Assign(values, factors, codes);
        }

        return factors;
    }

    private static double[] Greedy(double[] values, int count, int[] codes)
    {
        double[] factors = new double[count];
        double[] left = [.. values];
        for (int f = 0; f < count; f++)
        {
            factors[f] = left.Length == 0 ? 0 : left.Average(Math.Abs);
            for (int i = 0; i < left.Length; i++)
            {
                codes[i] |= left[i] >= 0 ? 1 << f : 0;
                left[i] -= Math.CopySign(factors[f], left[i]);
            }
        }

        return factors;
    }

    private static double Sign(int code, int factor) => ((code >> factor) & 1) == 1 ? 1 : -1;

    private static void Assign(double[] values, double[] factors, int[] codes)
    {
        double[] sums = [.. Enumerable.Range(0, 1 << factors.Length).Select(code => factors.Select((a, f) => a * Sign(code, f)).Sum())];
        int[] order = [.. Enumerable.Range(0, sums.Length).OrderBy(c => sums[c])];
        for (int i = 0; i < values.Length; i++)
        {
            int low = 0;
            int high = order.Length - 1;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (values[i] > (sums[order[middle]] + sums[order[middle + 1]]) / 2)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            codes[i] = order[low];
        }
    }

    /// <summary>The factors of least squared error for given signs; those before where the signs do not determine them.</summary>
    private static double[] LeastSquares(double[] values, int[] codes, double[] before)
    {
        int n = before.Length;
        double[,] normal = new double[n, n + 1];
        for (int i = 0; i < values.Length; i++)
        {
            for (int r = 0; r < n; r++)
            {
                for (int c = 0; c < n; c++)
                {
                    normal[r, c] += Sign(codes[i], r) * Sign(codes[i], c);
                }

                normal[r, n] += Sign(codes[i], r) * values[i];
            }
        }

        return Solve(normal, n) ?? before;
    }

    /// <summary>Gauss's elimination with the largest pivot; null where the matrix is singular.</summary>
    private static double[]? Solve(double[,] m, int n)
    {
        for (int p = 0; p < n; p++)
        {
            int pivot = Enumerable.Range(p, n - p).MaxBy(r => Math.Abs(m[r, p]));
            if (Math.Abs(m[pivot, p]) < 1e-9)
            {
                return null;
            }

            for (int c = p; c <= n; c++)
            {
                (m[p, c], m[pivot, c]) = (m[pivot, c], m[p, c]);
            }

            for (int r = 0; r < n; r++)
            {
                double factor = r == p ? 0 : m[r, p] / m[p, p];
                for (int c = p; c <= n; c++)
                {
                    m[r, c] -= factor * m[p, c];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(r => m[r, n] / m[r, r])];
    }
}
