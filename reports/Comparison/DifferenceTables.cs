using System.Collections.Immutable;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Words;

namespace HwSim.Reports.Comparison;

/// <summary>The difference of two runs as tables of texts, for every kind of report. A head that ends with a colon is of numbers.</summary>
internal static class DifferenceTables
{
    private const int MostOperations = 12;

    /// <summary>All of them: title, heads, rows.</summary>
    public static IEnumerable<(string Title, string[] Heads, ImmutableArray<string[]> Rows)> Of(RunDifference difference, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(difference);
        yield return Parts("Time by what it goes to", difference.Time, Figure.Seconds, first, second);
        yield return Parts("Time by what binds", difference.Binding, Figure.Seconds, first, second);
        yield return Parts("Energy by component", difference.Energy, Figure.Joules, first, second);
        yield return Parts("Bytes by level", difference.Traffic, Figure.Bytes, first, second);
        yield return ("Operations that change most", ["Operation", $"{first}:", $"{second}:", "Change:", "Share of all change:", "Bound by"],
        [
            .. difference.Operations.Where(o => o.Seconds != 0).Take(MostOperations).Select(o => (string[])
            [
                o.Name, Figure.Seconds(o.First?.Seconds), Figure.Seconds(o.Second?.Seconds), Signed(o.Seconds, Figure.Seconds),
                difference.Seconds is { } all && all != 0 ? Figure.Percent(o.Seconds / all) : Figure.None, Bound(o),
            ]),
        ]);
    }

    private static (string, string[], ImmutableArray<string[]>) Parts(string title, ImmutableArray<PartDifference> parts, Func<double?, string> format, string first, string second) =>
        (title, ["Part", $"{first}:", $"{second}:", "Change:"],
        [.. parts.Where(p => p.First != 0 || p.Second != 0).Select(p => (string[])[Vocabulary.Of(p.Key).Label, format(p.First), format(p.Second), Signed(p.Change, format)])]);

    private static string Bound(OperationDifference operation)
    {
        string before = operation.First?.BoundBy is { } a ? Vocabulary.Of(a).Label : Figure.None;
        string after = operation.Second?.BoundBy is { } b ? Vocabulary.Of(b).Label : Figure.None;
        return before == after ? before : $"{before} → {after}";
    }

    private static string Signed(double change, Func<double?, string> format) => change == 0 ? format(0) : $"{(change > 0 ? "+" : "−")}{format(Math.Abs(change))}";
}
