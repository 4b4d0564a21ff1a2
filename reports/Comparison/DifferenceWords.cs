using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Core.Results;
using HwSim.Reports.Words;

namespace HwSim.Reports.Comparison;

/// <summary>Says why one run is better than another.</summary>
public static class DifferenceWords
{
    private const double Notable = 0.02;
    private const int MostOperations = 3;

    /// <summary>The cause in a few sentences.</summary>
    /// <param name="difference">The runs.</param>
    /// <param name="first">What the first run is called.</param>
    /// <param name="second">What the second run is called.</param>
    public static string Of(RunDifference difference, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return string.Join(' ', Sentences(difference, first, second).Where(s => s.Length > 0));
    }

    private static IEnumerable<string> Sentences(RunDifference difference, string first, string second)
    {
        RunTotals before = difference.First.Totals;
        RunTotals after = difference.Second.Totals;
        if (before.Seconds is not > 0 || after.Seconds is not { } seconds)
        {
            yield return $"{(after.Seconds is null ? second : first)} has no total time, so there is nothing to compare.";
            yield break;
        }

        yield return $"{second} takes {Figure.Seconds(seconds)}, {Figure.Ratio(seconds / before.Seconds)} the time of {first} ({Figure.Seconds(before.Seconds)}).";
        if (before.Macs > 0 && Math.Abs(((double)after.Macs / before.Macs) - 1) >= Notable)
        {
            yield return $"It has {Figure.Ratio((double)after.Macs / before.Macs)} the multiply-accumulates to do.";
        }

        if (difference.Cause is { } cause)
        {
            yield return Cause(difference, cause);
            yield return Why(difference, cause);
            yield return Where(difference, cause);
        }

        yield return Energy(difference);
    }

    private static string Cause(RunDifference difference, PartDifference cause)
    {
        double change = difference.Seconds!.Value;
        string rest = string.Join(", ", difference.Time.Where(p => p != cause && Math.Abs(p.Change) >= Notable * Math.Abs(change)).Select(p => $"{Vocabulary.Of(p.Key).Label.ToLowerInvariant()} {Signed(p.Change)}"));
        return $"It {(change < 0 ? "saves" : "loses")} {Figure.Seconds(Math.Abs(change))}, mostly in {Vocabulary.Of(cause.Key).Label.ToLowerInvariant()} ({Signed(cause.Change)}){(rest.Length > 0 ? $"; besides {rest}" : "")}.";
    }

    /// <summary>What is behind the part of the time that changes most, as far as results tell.</summary>
    private static string Why(RunDifference difference, PartDifference cause)
    {
        (RunResult a, RunResult b) = (difference.First, difference.Second);
        string[] grounds = cause.Key switch
        {
            "memory_stall" => [Instead("main memory moves", Dram(b), Dram(a), Figure.Bytes), Instead("at", b.Machine.MemoryBytesPerSecond, a.Machine.MemoryBytesPerSecond, Figure.BytesPerSecond)],
            "stream" => [Instead("the matrix engine can do", b.Machine.PeakMacsPerSecond, a.Machine.PeakMacsPerSecond, Figure.MacsPerSecond), Instead("useful work fills", Filled(b), Filled(a), Figure.Percent, " of it while operands stream")],
            "fill_drain" => [Instead("there are", Folds(b), Folds(a), v => Figure.Whole((long?)v), " folds")],
            _ => [],
        };
        string all = string.Join(", ", grounds.Where(g => g.Length > 0));
        return all.Length == 0 ? "" : $"Behind it: {all}.";
    }

    private static string Where(RunDifference difference, PartDifference cause)
    {
        OperationDifference[] leading = [.. difference.Operations.Where(o => Math.Sign(o.Share(cause.Key)) == Math.Sign(cause.Change)).OrderByDescending(o => Math.Abs(o.Share(cause.Key))).Take(MostOperations)];
        return leading.Length == 0 ? "" : $"Most of it is in {string.Join(", ", leading.Select(o => $"{Printable.Cut(o.Name, 40)} ({Signed(o.Share(cause.Key))})"))}.";
    }

    private static string Energy(RunDifference difference)
    {
        if (difference.Second.Totals.Energy is not { } after || difference.First.Totals.Energy is not { } joules || joules <= 0)
        {
            return "";
        }

        PartDifference? part = difference.Energy.FirstOrDefault(p => Math.Sign(p.Change) == Math.Sign(after - joules) && p.Change != 0);
        string most = part is null ? "" : $", most of the difference in {Vocabulary.Of(part.Key).Label} ({(part.Change > 0 ? "+" : "−")}{Figure.Joules(Math.Abs(part.Change))})";
        return $"It takes {Figure.Ratio(after / joules)} the energy{most}.";
    }

    private static string Instead(string what, double? now, double? then, Func<double?, string> format, string after = "") =>
        now is { } n && then is { } t && t > 0 && Math.Abs((n / t) - 1) >= Notable ? $"{what} {format(n)} instead of {format(t)}{after}" : "";

    private static double? Dram(RunResult run) => run.Totals.BytesByLevel.TryGetValue("dram", out LevelTraffic? t) ? t.Read + t.Written : null;

    private static double Folds(RunResult run) => run.Operations.Sum(o => (double)(o.Folds ?? 0));

    /// <summary>Mapping efficiency over the operations that have one, by their streaming time.</summary>
    private static double? Filled(RunResult run)
    {
        double time = run.Operations.Where(o => o.MappingEfficiency is not null).Sum(o => o.TimeShares.GetValueOrDefault("stream"));
        return time > 0 ? run.Operations.Where(o => o.MappingEfficiency is not null).Sum(o => o.MappingEfficiency!.Value * o.TimeShares.GetValueOrDefault("stream")) / time : null;
    }

    private static string Signed(double seconds) => $"{(seconds > 0 ? "+" : "−")}{Figure.Seconds(Math.Abs(seconds))}";
}
