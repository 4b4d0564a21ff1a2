using System.Globalization;
using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>A finite number without a unit: a ratio, a factor, a count of operations.</summary>
public sealed class NumberType(double least, double most, bool allowPercent) : ConfigType<double>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out double value)
    {
        value = 0;
        ArgumentNullException.ThrowIfNull(into);
        if (Scalar(node, into, "a number") is not { } scalar)
        {
            return false;
        }

        bool percent = allowPercent && scalar.Value.EndsWith('%');
        string digits = percent ? scalar.Value[..^1].TrimEnd() : scalar.Value;
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            into.Add(DiagnosticCode.NotANumber, scalar.At, $"'{scalar.Value}' is not a finite number", scalar.Value.Contains(',', StringComparison.Ordinal) ? UnitReading.Commas : "");
            return false;
        }

        value = percent ? value / 100 : value;
        if (value < least || value > most)
        {
            into.Add(DiagnosticCode.OutOfRange, scalar.At, string.Create(CultureInfo.InvariantCulture, $"{scalar.Value} is out of range: {least} to {most} is allowed"));
            return false;
        }

        return true;
    }

    public override JsonObject Schema()
    {
        JsonObject number = new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };
        return allowPercent
            ? new JsonObject { ["anyOf"] = new JsonArray(number, new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9.]+ ?%$" }) }
            : number;
    }
}
