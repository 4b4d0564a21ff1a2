using System.Globalization;
using System.Text.RegularExpressions;
using HwSim.Reports.Words;

namespace HwSim.Tests.Unit;

/// <summary>Colours of the style sheet: text is readable in both themes, and the palette is the one that static pictures use.</summary>
public sealed partial class ReportContrastTests
{
    private static readonly string Sheet = File.ReadAllText(Repository.PathOf("reports", "Page", "report.css"));

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Text_has_the_contrast_that_wcag_asks_for(string theme)
    {
        Dictionary<string, string> colours = Theme(theme);
        foreach (string text in new[] { "ink", "muted", "accent", "warn-ink" })
        {
            foreach (string ground in new[] { "paper", "panel" })
            {
                double contrast = Contrast(colours[text], colours[ground]);
                Assert.True(contrast >= 4.5, $"{theme}: {text} on {ground} has {contrast:F2}, needs 4.5");
            }
        }
    }

    [Fact]
    public void Every_hue_has_a_light_and_a_dark_value()
    {
        Dictionary<string, string> light = Theme("light");
        Dictionary<string, string> dark = Theme("dark");
        Assert.All(Hue.All, hue => Assert.Equal(hue.Hex, light[hue.Name]));
        Assert.All(Hue.All, hue => Assert.True(Contrast(dark[hue.Name], dark["paper"]) >= 3, hue.Name));
    }

    private static Dictionary<string, string> Theme(string theme)
    {
        string[] roots = [.. Root().Matches(Sheet).Select(m => m.Groups[1].Value)];
        return Variable().Matches(roots[theme == "light" ? 0 : 1]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    // WCAG 2.2, "relative luminance" and "contrast ratio".
    private static double Contrast(string a, string b)
    {
        double[] both = [Luminance(a), Luminance(b)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    private static double Luminance(string hex)
    {
        double[] parts = [.. new[] { 1, 3, 5 }.Select(i => int.Parse(hex.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(":root \\{(.*?)\\}", RegexOptions.Singleline)]
    private static partial Regex Root();

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Variable();
}
