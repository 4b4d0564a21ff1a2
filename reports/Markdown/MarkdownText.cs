using System.Text;
using HwSim.Reports.Words;

namespace HwSim.Reports.Markdown;

/// <summary>Text from outside as Markdown that shows it and nothing else (CommonMark 0.31, sections 2.4 and 6.1; GitHub tables).</summary>
internal static class MarkdownText
{
    private const string Active = "\\`*_{}[]<>|~&$#!";

    /// <summary>Running text: every character that Markdown reads is escaped, and what it would turn into links is taken apart.</summary>
    public static string Prose(string text)
    {
        StringBuilder shown = new();
        foreach (char c in Printable.Text(text))
        {
            if (Active.Contains(c, StringComparison.Ordinal))
            {
                shown.Append('\\');
            }

            shown.Append(c);
        }

        return shown.Replace("://", ":\\//").Replace("www.", "www\\.").Replace("@", "\\@").ToString();
    }

    /// <summary>A name as code: nothing in it is read. A fence longer than any in the name ends it; in tables a bar still needs its backslash.</summary>
    public static string Code(string name)
    {
        string shown = Printable.Text(name).Trim().Replace("|", "\\|", StringComparison.Ordinal);
        if (shown.Length == 0)
        {
            return "";
        }

        string fence = new('`', LongestRun(shown, '`') + 1);
        string space = shown[0] == '`' || shown[^1] == '`' ? " " : "";
        return $"{fence}{space}{shown}{space}{fence}";
    }

    private static int LongestRun(string text, char of)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == of ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
