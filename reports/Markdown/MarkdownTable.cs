using System.Text;

namespace HwSim.Reports.Markdown;

/// <summary>A GitHub table; heads that end with a colon are aligned to the right.</summary>
internal static class MarkdownTable
{
    public static string Of(IEnumerable<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        string[] titles = [.. heads];
        StringBuilder table = new();
        Line(table, titles.Select(t => t.TrimEnd(':')));
        Line(table, titles.Select(t => t.EndsWith(':') ? "--:" : "---"));
        foreach (IEnumerable<string> row in rows)
        {
            Line(table, row);
        }

        return table.Append('\n').ToString();
    }

    private static void Line(StringBuilder table, IEnumerable<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
