namespace HwSim.Reports.Words;

/// <summary>
/// The colours of every chart: Okabe and Ito's palette for colour-blind readers ("Color Universal Design", 2008), with three
/// steps of its yellow for the scratchpads, which differ in lightness. Pages name them and the style sheet has a light and a dark value.
/// </summary>
/// <param name="Name">The name in the style sheet.</param>
/// <param name="Hex">The value on white, for static pictures.</param>
public sealed record Hue(string Name, string Hex)
{
    public static readonly Hue Blue = new("blue", "#0072b2");
    public static readonly Hue Sky = new("sky", "#56b4e9");
    public static readonly Hue Green = new("green", "#009e73");
    public static readonly Hue Orange = new("orange", "#e69f00");
    public static readonly Hue Vermillion = new("vermillion", "#d55e00");
    public static readonly Hue Purple = new("purple", "#cc79a7");
    public static readonly Hue Yellow = new("yellow", "#e8d63a");
    public static readonly Hue Olive = new("olive", "#b39b00");
    public static readonly Hue Moss = new("moss", "#6e6100");
    public static readonly Hue Grey = new("grey", "#7a7f87");

    /// <summary>Every colour, in the order of the style sheet.</summary>
    public static IReadOnlyList<Hue> All { get; } = [Blue, Sky, Green, Orange, Vermillion, Purple, Yellow, Olive, Moss, Grey];

    /// <summary>The colour as the style sheet's variable; SVG attributes take it too, so charts follow the theme without being drawn again.</summary>
    public string Css => $"var(--{Name})";
}
