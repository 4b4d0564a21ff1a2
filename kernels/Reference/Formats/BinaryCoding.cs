namespace HwSim.Kernels.Reference.Formats;

/// <summary>Approximating values by sums of ± a few factors.</summary>
/// <remarks>Source: Xu et al., Alternating multi-bit quantization (ICLR 2018, arXiv 1802.00150).</remarks>
internal static class BinaryCoding
{
    /// <summary>Factors: the greedy ones, then refined by turns, round by round.</summary>
    public static IEnumerable<double[]> Factors(double[] values, int count, int rounds)
    {
        int[] codes = new int[values.Length];
        double[] factors = Greedy(values, count, codes);
        yield return factors;
        for (int round = 0; round < rounds; round++)
        {
            factors = LeastSquares(values, codes, factors);
            yield return factors;
            Assign(values, factors, codes);
        }
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
        double[] middles = [.. order.Skip(1).Select((c, i) => (sums[order[i]] + sums[c]) / 2)];
        for (int i = 0; i < values.Length; i++)
        {
            int low = 0;
            int high = middles.Length;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (values[i] > middles[middle])
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

    /// <summary>The factors of least squared error for given signs; those before where the signs do not determine them. Values of one code count together.</summary>
    private static double[] LeastSquares(double[] values, int[] codes, double[] before)
    {
        int n = before.Length;
        double[] sums = new double[1 << n];
        double[] counts = new double[1 << n];
        for (int i = 0; i < values.Length; i++)
        {
            sums[codes[i]] += values[i];
            counts[codes[i]]++;
        }

        double[,] normal = new double[n, n + 1];
        for (int code = 0; code < sums.Length; code++)
        {
            for (int r = 0; r < n; r++)
            {
                for (int c = 0; c < n; c++)
                {
                    normal[r, c] += Sign(code, r) * Sign(code, c) * counts[code];
                }

                normal[r, n] += Sign(code, r) * sums[code];
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
