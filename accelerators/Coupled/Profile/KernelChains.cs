using System.Collections.Immutable;

namespace HwSim.Accelerators.Coupled.Profile;

/// <summary>
/// Chains of kernels that follow each other, as candidates for fusion. The proximity score of a chain is how often it follows its first
/// kernel: its count over that of the kernel. Definitions: arXiv 2504.11750 (SKIP).
/// </summary>
public static class KernelChains
{
    /// <summary>Looks for chains of a length.</summary>
    /// <param name="names">The kernels in the order in which they are launched, equal names equal numbers.</param>
    /// <param name="length">Kernels of a chain, at least 2.</param>
    /// <param name="least">The proximity score from which a chain is fused, 0 to 1.</param>
    public static ChainAnalysis Of(ImmutableArray<int> names, int length, double least = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        int windows = names.Length - length + 1;
        if (windows <= 0)
        {
            return new ChainAnalysis(length, names.Length, 0, 0, 0, 1);
        }

        int[] chains = Numbers(names, length);
        Dictionary<int, int> starts = Counts(names.AsSpan());
        Dictionary<int, int> counts = Counts(chains.AsSpan(0, windows));
        HashSet<int> recommended = [];
        for (int i = 0; i < windows; i++)
        {
            if ((double)counts[chains[i]] / starts[names[i]] >= least)
            {
                recommended.Add(chains[i]);
            }
        }

        int fused = 0;
        for (int i = 0; i < windows; i++)
        {
            if (recommended.Contains(chains[i]))
            {
                fused++;
                i += length - 1;
            }
        }

        int after = names.Length - (fused * (length - 1));
        return new ChainAnalysis(length, names.Length, counts.Count, recommended.Count, fused, (double)names.Length / after);
    }

    /// <summary>The launches of a trace in which one chain of a length, found once, would give a speedup: n / (n - (length - 1)) = speedup.</summary>
    public static double LaunchesFor(double speedup, int length) => (length - 1) * speedup / (speedup - 1);

    /// <summary>For each start the number of the chain from there on; equal numbers are equal chains. Chains are put together from two of a power of two, so this is exact.</summary>
    private static int[] Numbers(ImmutableArray<int> names, int length)
    {
        int[] numbers = [.. names];
        int have = 1;
        while (have * 2 <= length)
        {
            numbers = Joined(numbers, have);
            have *= 2;
        }

        return have == length ? numbers : Joined(numbers, length - have);
    }

    private static int[] Joined(int[] numbers, int shift)
    {
        Dictionary<(int, int), int> known = [];
        int[] joined = new int[Math.Max(0, numbers.Length - shift)];
        for (int i = 0; i < joined.Length; i++)
        {
            (int, int) pair = (numbers[i], numbers[i + shift]);
            if (!known.TryGetValue(pair, out int number))
            {
                number = known.Count;
                known[pair] = number;
            }

            joined[i] = number;
        }

        return joined;
    }

    private static Dictionary<int, int> Counts(ReadOnlySpan<int> values)
    {
        Dictionary<int, int> counts = [];
        foreach (int value in values)
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts;
    }
}
