using System.Collections.Frozen;
using HwSim.Core.Units;

namespace HwSim.Core.Engine.Exploration;

/// <summary>The results that constraints and objectives can name.</summary>
public static class ResultKeys
{
    /// <summary>What stands before a result of the baseline design: <c>baseline.seconds</c>.</summary>
    public const string OfBaseline = "baseline.";

    private const double SquareMicrometresPerMm2 = 1e6;

    private static readonly FrozenDictionary<string, (Measure Measure, Func<PointResult, double?> Value)> All =
        new Dictionary<string, (Measure, Func<PointResult, double?>)>
        {
            ["seconds"] = (Measure.Of(Dimension.Time), r => r.Seconds),
            ["cycles"] = (Measure.None, r => r.Cycles),
            ["energy"] = (Measure.Of(Dimension.Energy), r => r.Energy),
            ["area_mm2"] = (Measure.Of(Dimension.Area), r => r.AreaMm2 * SquareMicrometresPerMm2),
            ["leakage_watts"] = (Measure.Of(Dimension.Power), r => r.LeakageWatts),
            ["utilization"] = (Measure.None, r => r.Utilization),
            ["macs"] = (Measure.None, r => r.Macs),
            ["dram_bytes"] = (Measure.Of(Dimension.DataSize), r => r.DramBytes),
        }.ToFrozenDictionary();

    /// <summary>The names in order.</summary>
    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    /// <summary>True for a result, of a design or of its baseline.</summary>
    public static bool Contains(string name) => All.ContainsKey(name) || IsOfBaseline(name);

    /// <summary>True for a result of the baseline design.</summary>
    public static bool IsOfBaseline(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(OfBaseline, StringComparison.Ordinal) && All.ContainsKey(name[OfBaseline.Length..]);
    }

    /// <summary>What a result measures.</summary>
    public static Measure MeasureOf(string name) => All[name].Measure;

    /// <summary>What reads a result as documents have it: in base units, but areas in mm².</summary>
    public static Func<PointResult, double?> AsDocumented(string name) => name == "area_mm2" ? r => r.AreaMm2 : All[name].Value;

    /// <summary>A result in base units; null where it is not known.</summary>
    public static double? ValueOf(PointResult result, string name) => All[name].Value(result);
}
