namespace HwSim.Reports.Page;

/// <summary>A piece of well-formed markup. The only way to make one from text is <see cref="Of"/>, which encodes everything but literals.</summary>
public readonly struct Html
{
    private readonly string? markup;

    internal Html(string markup) => this.markup = markup;

    /// <summary>Nothing.</summary>
    public static Html Empty => default;

    /// <summary>Markup from an interpolated literal: the literal parts stand as they are, what fills the holes is encoded unless it is markup itself.</summary>
    public static Html Of(HtmlTemplate template) => template.ToHtml();

    /// <summary>Markup where a condition holds.</summary>
    public static Html When(bool condition, Func<Html> markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        return condition ? markup() : Empty;
    }

    public override string ToString() => markup ?? "";
}
