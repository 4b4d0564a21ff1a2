using System.Globalization;

namespace HwSim.Reports.Words;

/// <summary>Writes numbers for people: three significant digits, SI prefixes, binary prefixes for bytes, invariant culture. Null is a dash.</summary>
public static class Figure
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    private const char Space = '\u00A0';

    private static readonly string[] Prefixes = ["f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E"];

    private static readonly string[] BinaryPrefixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    public static string Seconds(double? value) => Si(value, "s");

    public static string Joules(double? value) => Si(value, "J");

    public static string Watts(double? value) => Si(value, "W");

    public static string Hertz(double? value) => Si(value, "Hz");

    public static string BytesPerSecond(double? value) => Si(value, "B/s");

    public static string MacsPerSecond(double? value) => Si(value, "MAC/s");

    /// <summary>A large count, shortened: 4.09 G.</summary>
    public static string Short(double? value) => value is { } v && Math.Abs(v) < 1000 && Math.Floor(v) == v
        ? v.ToString("0", CultureInfo.InvariantCulture)
        : Si(value, "").TrimEnd(Space);

    /// <summary>A round number on an axis: 10 T.</summary>
    public static string Tick(double value)
    {
        int step = value < 1 ? 0 : StepOf(value);
        return $"{(value / Math.Pow(1000, step)).ToString("0.###", CultureInfo.InvariantCulture)}{Space}{Prefixes[step + 5]}".TrimEnd(Space);
    }

    /// <summary>A count in full, with thousands separators.</summary>
    public static string Whole(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    public static string SquareMillimetres(double? value) => value is { } v ? $"{Significant(v)}{Space}mm²" : None;

    public static string Plain(double? value) => value is { } v ? Significant(v) : None;

    /// <summary>A fraction as percent; 0.4 is 40 %.</summary>
    public static string Percent(double? fraction) => fraction switch
    {
        null => None,
        0 => $"0{Space}%",
        { } f when Math.Abs(f) < 0.0001 => $"<{Space}0.01{Space}%",
        { } f when Math.Abs(f) < 0.00995 => Percent(f, "0.00"),
        { } f when Math.Abs(f) < 0.0995 => Percent(f, "0.0"),
        { } f => Percent(f, "0"),
    };

    /// <summary>A ratio: 1.83×.</summary>
    public static string Ratio(double? value) => value is { } v && double.IsFinite(v) ? $"{Significant(v)}×" : None;

    /// <summary>Bytes with binary prefixes (1 KiB = 1024 B).</summary>
    public static string Bytes(double? value)
    {
        if (value is not { } v || !double.IsFinite(v))
        {
            return None;
        }

        (double factor, string unit) = ByteStep(v);
        return $"{Significant(v / factor)}{Space}{unit}";
    }

    /// <summary>The binary step in which a chart shows bytes up to a maximum.</summary>
    public static (double Factor, string Unit) ByteStep(double maximum)
    {
        int step = 0;
        double factor = 1;
        while (step < BinaryPrefixes.Length - 1 && Math.Abs(maximum) / factor >= 999.5)
        {
            factor *= 1024;
            step++;
        }

        return (factor, BinaryPrefixes[step] + "B");
    }

    /// <summary>The SI step (power of a thousand) in which a chart shows values up to a maximum: the factor and the prefixed unit.</summary>
    public static (double Factor, string Unit) Step(double maximum, string unit)
    {
        int step = StepOf(maximum);
        return (Math.Pow(1000, step), Prefixes[step + 5] + unit);
    }

    private static string Si(double? value, string unit)
    {
        if (value is not { } v || !double.IsFinite(v))
        {
            return None;
        }

        int step = StepOf(v);
        return $"{Significant(v / Math.Pow(1000, step))}{Space}{Prefixes[step + 5]}{unit}";
    }

    private static int StepOf(double value)
    {
        double magnitude = Math.Abs(value);
        if (magnitude == 0 || !double.IsFinite(magnitude))
        {
            return 0;
        }

        int step = -5;
        while (step < 6 && magnitude >= 0.9995 * Math.Pow(1000, step + 1))
        {
            step++;
        }

        return step;
    }

    private static string Significant(double value)
    {
        double magnitude = Math.Abs(value);
        string format = magnitude switch
        {
            0 => "0",
            >= 99.95 => "#,0",
            >= 9.995 => "0.0",
            >= 0.9995 => "0.00",
            >= 0.00995 => "0.000",
            >= 0.00000995 => "0." + new string('0', 1 - (int)Math.Floor(Math.Log10(magnitude * 1.005))),
            _ => "0.00E+0",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Percent(double fraction, string format) => $"{(fraction * 100).ToString(format, CultureInfo.InvariantCulture)}{Space}%";
}
