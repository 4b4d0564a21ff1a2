namespace HwSim.Reports.Page;

/// <summary>Tables with a caption, column heads and row heads, in a frame that scrolls sideways on narrow screens.</summary>
public static class Table
{
    /// <summary>A table for a handful of columns.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="heads">Column heads made by <see cref="Head"/>, <see cref="NumberHead"/>.</param>
    /// <param name="rows">Table rows.</param>
    public static Html Of(string caption, IEnumerable<Html> heads, IEnumerable<Html> rows) => Html.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table>
        <caption>{caption}</caption>
        <thead><tr>{heads}</tr></thead>
        <tbody>
        {rows}</tbody>
        </table></div>

        """);

    public static Html Head(string text) => Html.Of($"""<th scope="col">{text}</th>""");

    public static Html NumberHead(string text) => Html.Of($"""<th scope="col" class="n">{text}</th>""");

    public static Html Row(IEnumerable<Html> cells) => Html.Of($"""
        <tr>{cells}</tr>

        """);

    /// <summary>The cell that names its row.</summary>
    public static Html Name(string text) => Html.Of($"""<th scope="row" class="name"><bdi>{text}</bdi></th>""");

    /// <summary>Running text.</summary>
    public static Html Text(string text) => Html.Of($"""<td class="text">{text}</td>""");

    public static Html Cell(string text) => Html.Of($"""<td>{text}</td>""");

    public static Html Number(string text) => Html.Of($"""<td class="n">{text}</td>""");

    /// <summary>A number that is shown rounded and sorted exactly; null sorts last.</summary>
    public static Html Number(string text, double? value) => value is { } v
        ? Html.Of($"""<td class="n" data-v="{v}">{text}</td>""")
        : Html.Of($"""<td class="n" data-v="">{text}</td>""");
}
