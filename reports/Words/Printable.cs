using System.Globalization;
using System.Text;

namespace HwSim.Reports.Words;

/// <summary>
/// Makes text from outside harmless to look at: control characters, unpaired surrogates and the characters that turn the
/// writing direction of their neighbours (Unicode TR 36, section 3.3) are shown by number, e.g. <c>⟨U+202E⟩</c>.
/// </summary>
public static class Printable
{
    /// <summary>The text on one line, with such characters shown by number.</summary>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        StringBuilder shown = new(text.Length + 16);
        foreach ((int at, Rune rune) in Runes(text))
        {
            if (at < 0 || IsHidden(rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
            }
            else if (Rune.IsWhiteSpace(rune) && rune.Value != '\u00A0')
            {
                shown.Append(' ');
            }
            else
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }

    /// <summary>The first characters of a printable text, with an ellipsis where it was cut.</summary>
    public static string Cut(string text, int most)
    {
        string shown = Text(text);
        if (shown.Length <= most)
        {
            return shown;
        }

        int end = char.IsHighSurrogate(shown[most - 2]) ? most - 2 : most - 1;
        return string.Concat(shown.AsSpan(0, end), "…");
    }

    // An unpaired surrogate comes with position -1.
    private static IEnumerable<(int At, Rune Rune)> Runes(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            bool whole = Rune.TryGetRuneAt(text, i, out Rune rune);
            yield return whole ? (i, rune) : (-1, Rune.ReplacementChar);
            i += whole ? rune.Utf16SequenceLength : 1;
        }
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value is not ('\n' or '\r' or '\t'),
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        _ => false,
    };
}
