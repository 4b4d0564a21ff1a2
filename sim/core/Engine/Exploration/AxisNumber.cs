using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A number as an axis writes it, exact in decimal.</summary>
/// <param name="Written">The number before the unit.</param>
/// <param name="Unit">The unit; empty for a plain number.</param>
/// <param name="Dimension">What the unit measures; null for a plain number.</param>
/// <param name="Factor">From the unit to the base unit.</param>
internal sealed record AxisNumber(decimal Written, string Unit, Dimension? Dimension, decimal Factor)
{
    /// <summary>The value in base units.</summary>
    public decimal Base => Written * Factor;

    /// <summary>Reads a text; null where it is a word.</summary>
    public static AxisNumber? Read(string text)
    {
        if (!Quantity.TrySplit(text, out _, out string unit)
            || !decimal.TryParse(text.Trim()[..^unit.Length].TrimEnd().Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return null;
        }

        Dimension? dimension = unit.Length == 0 ? null : UnitTable.DimensionOf(unit);
        return unit.Length > 0 && dimension is null
            ? null
            : new AxisNumber(number, unit, dimension, dimension is { } d ? (decimal)UnitTable.FactorOf(d, unit)!.Value : 1);
    }

    /// <summary>Reads a node; null after a diagnostic.</summary>
    public static AxisNumber? Read(ScalarNode node, Diagnostics into)
    {
        AxisNumber? number = Read(node.Value);
        if (number is null)
        {
            into.Add(DiagnosticCode.NotANumber, node.At, $"'{node.Value}' is not a number", "ranges have numbers, with a unit where the key has one; list words instead");
        }

        return number;
    }

    /// <summary>A number as files have it: digits only.</summary>
    public static string Format(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A value in base units as files have it.</summary>
    public static string Format(decimal value, Dimension? dimension)
    {
        if (dimension is not { } d)
        {
            return Format(value);
        }

        string unit = UnitTable.SymbolsOf(d).First(s => UnitTable.FactorOf(d, s) == 1);
        return $"{Format(value)} {unit}";
    }
}
