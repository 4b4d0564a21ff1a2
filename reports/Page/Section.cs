namespace HwSim.Reports.Page;

/// <summary>A part of a report with its heading, to which the contents line at the top links.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Title">The heading.</param>
/// <param name="Body">What it holds.</param>
/// <param name="Wide">True where paper is turned for it.</param>
public sealed record Section(string Id, string Title, Html Body, bool Wide = false)
{
    public Html Markup => Html.Of($"""
        <section id="{Id}"{(Wide ? Html.Of($" class=\"wide\"") : Html.Empty)}>
        <h2>{Title}</h2>
        {Body}</section>

        """);

    /// <summary>Links to all sections.</summary>
    public static Html Contents(IEnumerable<Section> sections) => Html.Of($"""
        <nav aria-label="Contents">{sections.Select(s => Html.Of($"""<a href="#{s.Id}">{s.Title}</a>"""))}</nav>

        """);
}
