using System.Collections.Immutable;

namespace HwSim.Accelerators.Fpga.Streaming;

/// <summary>The foldings of a stage that divide it, and of them the ones that no other beats in multipliers and cycles.</summary>
public static class FoldingChoices
{
    /// <summary>From one multiplier on: each is faster than all before it.</summary>
    public static ImmutableArray<StreamStage> Of(StreamStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        IEnumerable<StreamFolding> all = stage.IsProduct
            ? from input in Divisors(stage.ChannelsIn / stage.Groups)
              from output in Divisors(stage.ChannelsOut / stage.Groups)
              from groups in Divisors(stage.Groups)
              from fine in stage.NeedsAll ? [1] : Divisors(stage.KernelRows * stage.KernelColumns)
              select new StreamFolding(input, output, groups, fine)
            : from lanes in Divisors(Math.Min(stage.ChannelsIn, stage.ChannelsOut))
              select new StreamFolding(lanes, lanes, 1, 1);
        ImmutableArray<StreamStage>.Builder best = ImmutableArray.CreateBuilder<StreamStage>();
        long least = long.MaxValue;
        foreach (StreamStage folded in all.Select(f => stage with { Folding = f }).OrderBy(s => s.IsProduct ? s.Folding.Multipliers : s.Folding.In).ThenBy(s => s.Interval).ThenBy(s => s.Folding.Out))
        {
            if (folded.Interval < least)
            {
                least = folded.Interval;
                best.Add(folded);
            }
        }

        return best.ToImmutable();
    }

    /// <summary>Why a folding does not divide a stage, with the nearest that do; null where it divides.</summary>
    public static string? Refusal(StreamStage stage, StreamFolding folding)
    {
        ArgumentNullException.ThrowIfNull(stage);
        (string What, long Value, long Whole)[] parts =
        [
            ("in", folding.In, stage.ChannelsIn / stage.Groups), ("out", folding.Out, stage.ChannelsOut / stage.Groups), ("group", folding.Group, stage.Groups), ("fine", folding.Fine, stage.KernelRows * stage.KernelColumns),
        ];
        foreach ((string what, long value, long whole) in parts)
        {
            if (value < 1 || whole % value != 0)
            {
                string nearest = string.Join(" and ", (long[])[.. Divisors(whole).Where(d => d < value).TakeLast(1), .. Divisors(whole).Where(d => d > value).Take(1)]);
                return FormattableString.Invariant($"the folding {what} {value} does not divide the {whole} of '{stage.Name}'; the nearest that do are {nearest}");
            }
        }

        return null;
    }

    private static IEnumerable<long> Divisors(long whole)
    {
        for (long i = 1; i <= whole; i++)
        {
            if (whole % i == 0)
            {
                yield return i;
            }
        }
    }
}
