using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HwSim.Core.Units;

namespace HwSim.Core.Config;

/// <summary>Reads a scalar with a unit of a given dimension.</summary>
internal static class UnitReading
{
    /// <summary>What to write instead of a number with commas.</summary>
    public const string Commas = "write 1.5 for a fraction, and thousands without commas";

    public static bool TryRead(ScalarNode scalar, Dimension dimension, Diagnostics into, out double value)
    {
        value = 0;
        if (scalar.Value.Contains(',', StringComparison.Ordinal))
        {
            into.Add(DiagnosticCode.NotANumber, scalar.At, $"'{scalar.Value}' is not a finite number with a unit", Commas);
            return false;
        }

        if (!Quantity.TrySplit(scalar.Value, out double number, out string unit) || !double.IsFinite(number))
        {
            into.Add(DiagnosticCode.NotANumber, scalar.At, $"'{scalar.Value}' is not a finite number with a unit", Units(dimension));
            return false;
        }

        if (unit.Length == 0)
        {
            into.Add(DiagnosticCode.MissingUnit, scalar.At, $"'{scalar.Value}' has no unit", Units(dimension));
            return false;
        }

        if (UnitTable.FactorOf(dimension, unit) is not { } factor)
        {
            string isOf = UnitTable.DimensionOf(unit) is { } other ? $"'{unit}' measures {Name(other)}, not {Name(dimension)}" : $"'{unit}' is not a unit of {Name(dimension)}";
            into.Add(DiagnosticCode.WrongUnit, scalar.At, isOf, Suggest.From(unit, UnitTable.SymbolsOf(dimension), "units"));
            return false;
        }

        value = number * factor;
        if (!double.IsFinite(value))
        {
            into.Add(DiagnosticCode.OutOfRange, scalar.At, $"{scalar.Value} is too large");
            return false;
        }

        return true;
    }

    public static JsonObject Schema(Dimension dimension) => new()
    {
        ["type"] = "string",
        ["pattern"] = $"^[-+0-9._eE]+ *({string.Join('|', UnitTable.SymbolsOf(dimension).Select(Regex.Escape))})$",
        ["description"] = $"{Name(dimension)} with a unit: {string.Join(", ", UnitTable.SymbolsOf(dimension))}",
    };

    private static string Units(Dimension dimension) => $"write one of {string.Join(", ", UnitTable.SymbolsOf(dimension))} after the number";

    private static string Name(Dimension dimension) => string.Concat(dimension.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
