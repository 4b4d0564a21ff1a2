using System.Text;

namespace HwSim.Tests;

/// <summary>Damages valid texts in the ways that people, editors and attackers do; the same seed damages in the same way.</summary>
internal sealed class TextMutator(int seed, string[] texts, string[] words)
{
    private static readonly string[] Extremes =
        ["0", "-1", "1", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "1e308", "1e999", "NaN", "-0", "0x10", "1.5", "007", "99999999999999999999999999", "null", "~", "true", "''", "\"\"", "[]", "{}"];

    private static readonly string[] Junk =
        ["\t", "\n", "\r\n", " ", "  ", ":", ": ", ",", "[", "]", "{", "}", "- ", "&a ", "*a", "<<: *a", "---\n", "...\n", "#", "!!int ", "|\n", ">\n", "\"", "'", "\\", "\\ud800", "\u0000", "\uFEFF", "\ud83d\ude00", "é", "%YAML 1.1\n", "? "];

    private readonly Random random = new(seed);

    /// <summary>One more damaged text.</summary>
    public string Next()
    {
        StringBuilder text = new(Pick(texts));
        for (int edits = 1 + random.Next(3); edits > 0; edits--)
        {
            Damage(text);
        }

        return text.ToString();
    }

    private void Damage(StringBuilder text)
    {
        int at = random.Next(text.Length + 1);
        int length = Math.Min(text.Length - at, 1 + (int)Math.Pow(2, random.Next(8)));
        switch (random.Next(12))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, text.ToString(at, length));
                break;
            case 2:
                text.Insert(at, Pick(Junk));
                break;
            case 3:
                text.Insert(at, Pick(words));
                break;
            case 4 when at < text.Length:
                text[at] = (char)random.Next(1, 128);
                break;
            case 5:
                string other = Pick(texts);
                int from = random.Next(other.Length);
                text.Insert(at, other.AsSpan(from, Math.Min(length, other.Length - from)));
                break;
            case 6:
                text.Length = at;
                break;
            default:
                ReplaceNumber(text, at);
                break;
        }
    }

    private void ReplaceNumber(StringBuilder text, int near)
    {
        for (int i = near; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                int end = i;
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                {
                    end++;
                }

                text.Remove(i, end - i).Insert(i, Pick(Extremes));
                return;
            }
        }
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
