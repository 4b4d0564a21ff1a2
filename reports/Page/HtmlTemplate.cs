using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using HwSim.Reports.Words;

namespace HwSim.Reports.Page;

/// <summary>Collects an interpolated literal as markup; text in holes is encoded, also for attributes in quotes.</summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlTemplate
{
    private readonly StringBuilder markup;

    public HtmlTemplate(int literalLength, int formattedCount) => markup = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string value) => markup.Append(value);

    public void AppendFormatted(string? text)
    {
        foreach (char c in Printable.Text(text ?? ""))
        {
            _ = c switch
            {
                '&' => markup.Append("&amp;"),
                '<' => markup.Append("&lt;"),
                '>' => markup.Append("&gt;"),
                '"' => markup.Append("&quot;"),
                '\'' => markup.Append("&#39;"),
                _ => markup.Append(c),
            };
        }
    }

    public void AppendFormatted(Html html) => markup.Append(html.ToString());

    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (Html piece in pieces)
        {
            markup.Append(piece.ToString());
        }
    }

    public void AppendFormatted(long number) => markup.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number for programs: shortest round trip.</summary>
    public void AppendFormatted(double number) => markup.Append(number.ToString("R", CultureInfo.InvariantCulture));

    internal Html ToHtml() => new(markup.ToString());
}
