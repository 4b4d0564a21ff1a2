using HwSim.Reports.Words;

namespace HwSim.Reports.Page;

/// <summary>Legends as lists, which wrap on narrow screens and are read out.</summary>
public static class Legends
{
    /// <summary>Colours with their labels.</summary>
    public static Html List(IReadOnlyList<Term> terms) => Html.When(terms.Count > 0, () => Html.Of($"""
        <ul class="legend">{terms.Select(t => Html.Of($"""<li><i class="swatch" style="--hue:{t.Hue.Css}"></i>{t.Label}</li>"""))}</ul>

        """));
}
