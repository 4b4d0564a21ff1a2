using System.Globalization;
using System.Text;

namespace HwSim.Core.Config;

/// <summary>One problem of an input: what, where, and what to write instead.</summary>
/// <param name="Code">Its stable number.</param>
/// <param name="At">Where it is.</param>
/// <param name="Message">What is wrong, in one sentence without a full stop.</param>
/// <param name="Suggestion">What the user probably meant or can do; empty where nothing can be said.</param>
public sealed record Diagnostic(DiagnosticCode Code, Place At, string Message, string Suggestion = "")
{
    private const int LongestLine = 160;
    private const int LongestText = 600;

    /// <summary>The number as printed, e.g. <c>HW020</c>.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"HW{(int)Code:D3}");

    /// <summary><c>file:line:column: HW### message; suggestion</c>, then the line and a caret under the place.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Printable(At.ToString())}: {Number} {Shortened(Printable(Message))}");
        if (Suggestion.Length > 0)
        {
            text.Append("; ").Append(Shortened(Printable(Suggestion)));
        }

        AppendMarkedLine(text);
        return text.ToString();
    }

    private void AppendMarkedLine(StringBuilder text)
    {
        string line = At.Source.Line(At.Line);
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        int column = Math.Clamp(At.Column, 1, line.Length + 1);
        int from = line.Length <= LongestLine ? 0 : Math.Clamp(column - (LongestLine / 2), 0, line.Length - LongestLine);
        string shown = Printable(line.Substring(from, Math.Min(LongestLine, line.Length - from)));
        int at = column - 1 - from;
        int length = Math.Clamp(At.Length, 1, Math.Max(1, shown.Length - at));
        text.Append("\n  ").Append(shown).Append("\n  ").Append(' ', at).Append('^', length);
    }

    /// <summary>A text that quotes a whole input file is cut in the middle, so that its beginning and its end can be read.</summary>
    private static string Shortened(string text) =>
        text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText / 2), " ... ", text.AsSpan(text.Length - (LongestText / 2)));

    private static string Printable(string text) =>
        string.Create(text.Length, text, (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                char c = source[i];
                span[i] = c is '\t' ? ' ' : char.IsControl(c) ? '\uFFFD' : c;
            }
        });
}
