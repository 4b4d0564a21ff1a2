using HwSim.Reports.Words;

namespace HwSim.Tests.Unit;

public sealed class FigureTests
{
    [Theory]
    [InlineData(0.0, "0 s")]
    [InlineData(1.0, "1.00 s")]
    [InlineData(0.00451, "4.51 ms")]
    [InlineData(0.0009996, "1.00 ms")]
    [InlineData(0.0009994, "999 µs")]
    [InlineData(12.34e-9, "12.3 ns")]
    [InlineData(4321.0, "4.32 ks")]
    [InlineData(1e-20, "0.000010 fs")]
    [InlineData(double.NaN, "–")]
    [InlineData(null, "–")]
    public void Seconds(double? value, string expected) => Assert.Equal(expected.Replace(' ', '\u00A0'), Figure.Seconds(value));

    [Theory]
    [InlineData(0.0, "0 %")]
    [InlineData(0.41234, "41 %")]
    [InlineData(0.0412, "4.1 %")]
    [InlineData(0.00412, "0.41 %")]
    [InlineData(0.00001, "< 0.01 %")]
    [InlineData(1.0, "100 %")]
    [InlineData(null, "–")]
    public void Percent(double? value, string expected) => Assert.Equal(expected.Replace(' ', '\u00A0'), Figure.Percent(value));

    [Theory]
    [InlineData(0.0, "0 B")]
    [InlineData(999.0, "999 B")]
    [InlineData(1024.0, "1.00 KiB")]
    [InlineData(1536.0 * 1024, "1.50 MiB")]
    [InlineData(1e30, "867,361,737,988 EiB")]
    public void Bytes(double? value, string expected) => Assert.Equal(expected.Replace(' ', '\u00A0'), Figure.Bytes(value));

    [Theory]
    [InlineData(1.8312, "1.83×")]
    [InlineData(0.0052649, "0.0053×")]
    [InlineData(0.00999, "0.010×")]
    [InlineData(1e-9, "1.00E-9×")]
    [InlineData(1037.2, "1,037×")]
    public void Ratio(double? value, string expected) => Assert.Equal(expected, Figure.Ratio(value));

    [Theory]
    [InlineData(1.0, "1")]
    [InlineData(61706.0, "61.7\u00A0k")]
    public void Short(double? value, string expected) => Assert.Equal(expected, Figure.Short(value));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u202Eb", "a⟨U+202E⟩b")]
    [InlineData("a\u0000b", "a⟨U+0000⟩b")]
    [InlineData("two\nlines\tand a tab", "two lines and a tab")]
    [InlineData("größer 日本 😀", "größer 日本 😀")]
    public void Hidden_characters_are_shown(string text, string expected) => Assert.Equal(expected, Printable.Text(text));

    [Fact]
    public void Half_a_surrogate_pair_is_shown() => Assert.Equal("a⟨U+FFFD⟩b", Printable.Text("a\uD800b"));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd😀xyz", 6, "abcd…")]
    public void Cut_keeps_characters_whole(string text, int most, string expected) => Assert.Equal(expected, Printable.Cut(text, most));
}
