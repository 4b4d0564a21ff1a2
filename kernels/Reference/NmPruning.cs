using HwSim.Core.Graph;

namespace HwSim.Kernels.Reference;

/// <summary>N:M pruning by magnitude along the reduction.</summary>
public static class NmPruning
{
    /// <summary>A copy of a K×N filter (row-major) in which each M consecutive values of a column keep the N of largest magnitude, of equals the first.</summary>
    public static int[] Keep(ReadOnlySpan<int> filter, int k, int n, NmPattern pattern)
    {
        int[] kept = filter.ToArray();
        if (pattern.IsDense)
        {
            return kept;
        }

        for (int column = 0; column < n; column++)
        {
            for (int start = 0; start < k; start += pattern.M)
            {
                int end = Math.Min(k, start + pattern.M);
                for (int drop = end - start; drop > pattern.N; drop--)
                {
                    kept[(SmallestNonZero(kept, start, end, column, n) * n) + column] = 0;
                }
            }
        }

        return kept;
    }

    /// <summary>The row of the smallest non-zero magnitude, of equals the last; the first row where all are zero.</summary>
    private static int SmallestNonZero(int[] filter, int start, int end, int column, int n)
    {
        int smallest = start;
        int least = int.MaxValue;
        for (int row = start; row < end; row++)
        {
            int magnitude = Math.Abs(filter[(row * n) + column]);
            if (magnitude > 0 && magnitude <= least)
            {
                (smallest, least) = (row, magnitude);
            }
        }

        return smallest;
    }
}
