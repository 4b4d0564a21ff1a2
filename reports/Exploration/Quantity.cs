using System.Globalization;
using System.Text.RegularExpressions;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Units;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>A figure that a study shows: how it is called and written, and what is better.</summary>
/// <param name="Name">As the study writes it.</param>
/// <param name="Kind">How values are written: s, J, W, B, mm², %, × or nothing for a plain number.</param>
/// <param name="Maximize">True where more is better, false where less is; null where neither.</param>
public sealed partial record Quantity(string Name, string Kind, bool? Maximize)
{
    /// <summary>An objective. What is computed is in base units, so an area in µm²; a ratio of equal measures is written with ×.</summary>
    public static Quantity Of(Objective objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        string kind = objective.Value switch
        {
            Expression.Name { Text: "utilization" } => "%",
            Expression.Binary { Operator: '/' } ratio when ratio.Measure.Equals(Measure.None) && !ratio.Right.Measure.Equals(Measure.None) => "×",
            Expression value => Of(value.Measure.WrittenAs, value is Expression.Name { Text: "area_mm2" }),
        };
        return new Quantity(objective.Text, kind, objective.Maximize);
    }

    /// <summary>The results that every point has, in the order of tables.</summary>
    public static IReadOnlyList<(Quantity Quantity, Func<PointResult, double?> Value)> Results { get; } =
    [
        (new("seconds", "s", false), r => r.Seconds),
        (new("energy", "J", false), r => r.Energy),
        (new("area_mm2", "mm²", false), r => r.AreaMm2),
        (new("utilization", "%", true), r => r.Utilization),
        (new("dram_bytes", "B", false), r => r.DramBytes),
        (new("leakage_watts", "W", false), r => r.LeakageWatts),
    ];

    /// <summary>A value for people; a dash for what is not known.</summary>
    public string Format(double? value) => value is not { } v || !double.IsFinite(v) ? Figure.None : Kind switch
    {
        "s" => Figure.Seconds(v),
        "J" => Figure.Joules(v),
        "W" => Figure.Watts(v),
        "B" => Figure.Bytes(v),
        "mm²" => Figure.SquareMillimetres(v),
        "µm²" => Figure.SquareMillimetres(v / 1e6),
        "%" => Figure.Percent(v),
        "×" => Figure.Ratio(v),
        _ => Number(v),
    };

    /// <summary>A round value on an axis, without digits that say nothing: "10 ms", not "10.0 ms".</summary>
    public string Tick(double value) => Trailing().Replace(Format(value), "");

    /// <summary>A plain number; very large and very small ones with a power of ten.</summary>
    public static string Number(double value) => Math.Abs(value) is >= 1e5 or (> 0 and < 1e-3) ? value.ToString("0.00E+0", CultureInfo.InvariantCulture) : Figure.Plain(value);

    /// <summary>"less X" or "more X": which way is better.</summary>
    public string Direction => Maximize == true ? "more is better" : "less is better";

    [GeneratedRegex(@"\.0+(?!\d)|(?<=\.\d*[1-9])0+(?!\d)")]
    private static partial Regex Trailing();

    private static string Of(Dimension? dimension, bool inMm2) => dimension switch
    {
        Dimension.Time => "s",
        Dimension.Energy => "J",
        Dimension.Power => "W",
        Dimension.DataSize => "B",
        Dimension.Area => inMm2 ? "mm²" : "µm²",
        _ => "",
    };
}
