using HwSim.Reports.Words;

namespace HwSim.Reports.Page;

/// <summary>One bar that shows how a whole divides, with the parts listed under it.</summary>
public static class WholeBar
{
    /// <summary>The bar.</summary>
    /// <param name="title">What is divided.</param>
    /// <param name="parts">By key of <see cref="Vocabulary"/>.</param>
    /// <param name="format">Writes a part.</param>
    public static Html Of(string title, IReadOnlyDictionary<string, double> parts, Func<double?, string> format)
    {
        ArgumentNullException.ThrowIfNull(parts);
        double whole = parts.Values.Sum();
        if (!(whole > 0))
        {
            return Html.Empty;
        }

        Term[] terms = [.. Vocabulary.Ordered(parts.Keys).Where(t => parts[t.Key] > 0)];
        return Html.Of($"""
            <div class="whole">
            <p>{title}</p>
            <div class="bar" aria-hidden="true">{terms.Select(t => Html.Of($"""<i style="--part:{parts[t.Key] / whole};--hue:{t.Hue.Css}"></i>"""))}</div>
            <ul class="legend">{terms.Select(t => Html.Of($"""<li><i class="swatch" style="--hue:{t.Hue.Css}"></i>{t.Label} <b>{Figure.Percent(parts[t.Key] / whole)}</b> {format(parts[t.Key])}</li>"""))}</ul>
            </div>

            """);
    }
}
