using System.Globalization;
using HwSim.Reports.Words;

namespace HwSim.Reports.Quantized;

/// <summary>How the figures of quantization are written.</summary>
internal static class Decibel
{
    /// <summary>Signal to noise with one decimal; "exact" without error.</summary>
    public static string Text(double? value) => value switch
    {
        null => Figure.None,
        double.PositiveInfinity => "exact",
        { } v when !double.IsFinite(v) => Figure.None,
        { } v => v.ToString("0.0", CultureInfo.InvariantCulture),
    };

    /// <summary>The same of a relative error.</summary>
    public static string OfRelative(double? relative) => Text(relative is { } r ? Core.Results.Quantized.QuantizedError.Decibels(r) : null);

    /// <summary>Bits a value.</summary>
    public static string Bits(double? value) => value is { } v ? v.ToString(v < 9.995 ? "0.00" : "0.0", CultureInfo.InvariantCulture) : Figure.None;

    /// <summary>A figure that may be no number.</summary>
    public static string Number(double? value) => value is { } v && double.IsFinite(v) ? Figure.Plain(v) : Figure.None;

    /// <summary>A share; none where it is no number.</summary>
    public static string Share(double? value) => value is { } v && double.IsFinite(v) ? Figure.Percent(v) : Figure.None;
}
