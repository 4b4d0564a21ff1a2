using HwSim.Core.Results;

namespace HwSim.Reports.Page;

/// <summary>What a result says about itself, warnings first.</summary>
public static class Findings
{
    private static readonly string[] Levels = ["warning", "advice", "note"];

    /// <summary>Warnings, advice, notes; within a level as the run has them.</summary>
    public static IReadOnlyList<ResultFinding> Ordered(IEnumerable<ResultFinding> findings) => [.. findings.OrderBy(f => Rank(f.Level))];

    public static Html List(IEnumerable<ResultFinding> findings)
    {
        IReadOnlyList<ResultFinding> ordered = Ordered(findings);
        return ordered.Count == 0
            ? Html.Of($"""
                <p class="absent">None.</p>

                """)
            : Html.Of($"""
                <ul class="findings">{ordered.Select(f => Html.Of($"""
                    <li class="level-{Levels[Rank(f.Level)]}"><span class="level">{Title(f.Level)}</span><p>{f.Message} <code>{f.Code}</code></p></li>

                    """))}</ul>

                """);
    }

    /// <summary>The level with a capital letter.</summary>
    public static string Title(string level) => Rank(level) switch { 0 => "Warning", 1 => "Advice", _ => "Note" };

    private static int Rank(string level)
    {
        int rank = Array.IndexOf(Levels, level);
        return rank < 0 ? Levels.Length - 1 : rank;
    }
}
