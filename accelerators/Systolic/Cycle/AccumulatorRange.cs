namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>Whether sums fit the 32-bit accumulators, on their way too.</summary>
internal static class AccumulatorRange
{
    /// <summary>Checks all sums of an M×K ifmap by an N×K filter, each the sum of its parts: first by a bound a reduction step, then, where that is not enough, each sum step by step.</summary>
    /// <exception cref="OverflowException">A sum leaves the range.</exception>
    public static void Check(Plane[] ifmap, Plane[] filter)
    {
        long[][] activations = Sums(ifmap);
        long[][] weights = Sums(filter);
        Int128 bound = 0;
        for (int k = 0; k < ifmap[0].Columns; k++)
        {
            bound += (Int128)Largest(activations, k) * Largest(weights, k);
        }

        if (bound <= int.MaxValue)
        {
            return;
        }

        foreach (long[] row in activations)
        {
            foreach (long[] column in weights)
            {
                int sum = 0;
                for (int k = 0; k < row.Length; k++)
                {
                    sum = checked((int)(sum + (row[k] * column[k])));
                }
            }
        }
    }

    private static long[][] Sums(Plane[] parts) =>
        [.. Enumerable.Range(0, parts[0].Rows).Select(r => Enumerable.Range(0, parts[0].Columns).Select(c => parts.Sum(p => (long)p[r, c])).ToArray())];

    private static long Largest(long[][] rows, int k)
    {
        long largest = 0;
        foreach (long[] row in rows)
        {
            largest = Math.Max(largest, Math.Abs(row[k]));
        }

        return largest;
    }
}
