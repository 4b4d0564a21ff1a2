using System.Text.Json.Nodes;
using HwSim.Core.Units;

namespace HwSim.Core.Config;

/// <summary>A quantity with its unit, such as <c>16 GB/s</c>. A bare number is an error.</summary>
/// <typeparam name="T">The quantity.</typeparam>
public sealed class QuantityType<T>(double least, double most) : ConfigType<T>
    where T : struct, IQuantity<T>
{
    private static string Example => $"a number with a unit, such as '16 {UnitTable.SymbolsOf(T.Dimension).First()}',";

    public override bool TryRead(ConfigNode node, Diagnostics into, out T value)
    {
        value = default;
        ArgumentNullException.ThrowIfNull(into);
        if (Scalar(node, into, Example.TrimEnd(',')) is not { } scalar)
        {
            return false;
        }

        if (!UnitReading.TryRead(scalar, T.Dimension, into, out double number))
        {
            return false;
        }

        if (number < least || number > most)
        {
            into.Add(DiagnosticCode.OutOfRange, scalar.At, $"{scalar.Value} is out of range: {Limit(least)} to {Limit(most)} is allowed");
            return false;
        }

        value = T.FromBase(number);
        return true;
    }

    public override JsonObject Schema() => UnitReading.Schema(T.Dimension);

    private static string Limit(double value) => value is double.Epsilon ? "above 0" : UnitTable.Format(T.Dimension, value);
}
