using System.Text.Json.Nodes;
using HwSim.Reports.Words;

namespace HwSim.Reports.Page;

/// <summary>One chart of a page.</summary>
/// <param name="Id">Unique on the page; also the anchor.</param>
/// <param name="Title">A heading.</param>
/// <param name="Lead">What to look at, in a sentence or two.</param>
/// <param name="Description">What it shows, for readers who cannot see it.</param>
/// <param name="Legend">What the colours mean.</param>
/// <param name="Spec">A Vega-Lite specification.</param>
public sealed record Chart(string Id, string Title, string Lead, string Description, IReadOnlyList<Term> Legend, JsonObject Spec)
{
    /// <summary>The figure that the page's script draws into.</summary>
    public Html Figure => Html.Of($"""
        <figure class="chart" id="{Id}">
        <figcaption><h3>{Title}</h3><p>{Lead}</p></figcaption>
        {Legends.List(Legend)}<div class="plot" id="plot-{Id}" role="img" aria-label="{Description}"></div>
        </figure>

        """);
}
