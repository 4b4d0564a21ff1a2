using System.Collections.Frozen;
using System.Globalization;

namespace HwSim.Core.Units;

/// <summary>
/// The unit symbols of each dimension with their factor to the base unit: the only place where units are converted.
/// Decimal prefixes follow the SI, binary ones IEC 80000-13 (1 KiB = 1024 B, 1 kB = 1000 B).
/// </summary>
public static class UnitTable
{
    private static readonly FrozenDictionary<Dimension, (string Symbol, double Factor)[]> Symbols =
        new Dictionary<Dimension, (string, double)[]>
        {
            [Dimension.Time] = [("s", 1), ("ms", 1e-3), ("us", 1e-6), ("µs", 1e-6), ("ns", 1e-9), ("ps", 1e-12)],
            [Dimension.Frequency] = [("GHz", 1e9), ("MHz", 1e6), ("kHz", 1e3), ("Hz", 1)],
            [Dimension.Energy] = [("J", 1), ("mJ", 1e-3), ("uJ", 1e-6), ("µJ", 1e-6), ("nJ", 1e-9), ("pJ", 1e-12), ("fJ", 1e-15)],
            [Dimension.EnergyPerBit] = [("pJ/bit", 1e-12), ("fJ/bit", 1e-15), ("nJ/bit", 1e-9), ("J/bit", 1)],
            [Dimension.Power] = [("kW", 1e3), ("W", 1), ("mW", 1e-3), ("uW", 1e-6), ("µW", 1e-6), ("nW", 1e-9)],
            [Dimension.DataSize] =
            [
                ("B", 1), ("KiB", 1024), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
                ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
            ],
            [Dimension.DataRate] =
            [
                ("GB/s", 1e9), ("TB/s", 1e12), ("MB/s", 1e6), ("kB/s", 1e3), ("B/s", 1),
                ("GiB/s", 1L << 30), ("MiB/s", 1L << 20), ("KiB/s", 1024), ("TiB/s", 1L << 40), ("Gbit/s", 1e9 / 8),
            ],
            [Dimension.BeatRate] = [("B/cycle", 1), ("KiB/cycle", 1024), ("bit/cycle", 1.0 / 8)],
            [Dimension.Area] = [("um2", 1), ("µm²", 1), ("um^2", 1), ("mm2", 1e6), ("mm²", 1e6), ("mm^2", 1e6)],
            [Dimension.Length] = [("nm", 1e-9), ("um", 1e-6), ("µm", 1e-6), ("mm", 1e-3), ("m", 1)],
            [Dimension.Voltage] = [("V", 1), ("mV", 1e-3)],
        }.ToFrozenDictionary();

    /// <summary>The symbols that a quantity of this dimension may be written with, the usual one first.</summary>
    public static IEnumerable<string> SymbolsOf(Dimension dimension) => Symbols[dimension].Select(s => s.Symbol);

    /// <summary>The factor from a unit to the base unit, or null where the dimension has no such unit.</summary>
    public static double? FactorOf(Dimension dimension, string symbol)
    {
        foreach ((string name, double factor) in Symbols[dimension])
        {
            if (name == symbol)
            {
                return factor;
            }
        }

        return null;
    }

    /// <summary>The dimension that has this unit symbol, for messages about a wrong unit.</summary>
    public static Dimension? DimensionOf(string symbol)
    {
        foreach ((Dimension dimension, (string Symbol, double Factor)[] units) in Symbols.OrderBy(p => p.Key))
        {
            if (units.Any(u => u.Symbol == symbol))
            {
                return dimension;
            }
        }

        return null;
    }

    /// <summary>A value in base units, written with four significant digits in the unit that leaves the fewest zeros.</summary>
    public static string Format(Dimension dimension, double value)
    {
        (string Symbol, double Factor) best = Symbols[dimension].First(u => dimension is not Dimension.DataSize || u.Factor >= 1);
        double magnitude = Math.Abs(value);
        (string Symbol, double Factor)[] ordered = [.. Preferred(dimension).OrderBy(u => u.Factor)];
        if (magnitude > 0 && double.IsFinite(magnitude))
        {
            best = ordered[0];
            foreach ((string Symbol, double Factor) unit in ordered)
            {
                if (magnitude >= unit.Factor * 0.9999)
                {
                    best = unit;
                }
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value / best.Factor:G4} {best.Symbol}");
    }

    private static IEnumerable<(string Symbol, double Factor)> Preferred(Dimension dimension) => Symbols[dimension].Where(u =>
        !u.Symbol.Contains('µ', StringComparison.Ordinal) && !u.Symbol.Contains('^', StringComparison.Ordinal)
        && !u.Symbol.Contains('²', StringComparison.Ordinal) && !u.Symbol.Contains("bit/", StringComparison.Ordinal)
        && (dimension is not Dimension.DataSize || u.Symbol is "B" || u.Symbol.Contains('i', StringComparison.Ordinal))
        && (dimension is not Dimension.DataRate || !u.Symbol.Contains('i', StringComparison.Ordinal)));
}
