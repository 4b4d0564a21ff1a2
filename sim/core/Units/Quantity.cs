using System.Globalization;

namespace HwSim.Core.Units;

/// <summary>Reads quantities as people write them: a number, a space if wanted, a unit (<c>16 GB/s</c>, <c>2 MiB</c>).</summary>
public static class Quantity
{
    /// <summary>Splits <paramref name="text"/> into a number and a unit symbol.</summary>
    /// <returns>False when it does not begin with a number.</returns>
    public static bool TrySplit(string text, out double number, out string unit)
    {
        ReadOnlySpan<char> span = text.AsSpan().Trim();
        int end = 0;
        while (end < span.Length && (char.IsAsciiDigit(span[end]) || span[end] is '.' or '+' or '-' or '_' || IsExponent(span, end)))
        {
            end++;
        }

        unit = span[end..].Trim().ToString();
        string digits = span[..end].ToString().Replace("_", "", StringComparison.Ordinal);
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsExponent(ReadOnlySpan<char> span, int at) =>
        span[at] is 'e' or 'E' && at > 0 && at + 1 < span.Length
        && (char.IsAsciiDigit(span[at + 1]) || (span[at + 1] is '+' or '-' && at + 2 < span.Length && char.IsAsciiDigit(span[at + 2])));
}
