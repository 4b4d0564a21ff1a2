using System.Globalization;
using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary>A whole number within bounds, without a unit.</summary>
public sealed class WholeType(long least, long most) : ConfigType<long>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out long value)
    {
        value = 0;
        ArgumentNullException.ThrowIfNull(into);
        if (Scalar(node, into, "a whole number") is not { } scalar)
        {
            return false;
        }

        string digits = scalar.Value.Replace("_", "", StringComparison.Ordinal);
        if (!Int128.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 number))
        {
            bool tooLong = digits.Length > 0 && digits.TrimStart('+', '-').All(char.IsAsciiDigit);
            into.Add(tooLong ? DiagnosticCode.OutOfRange : DiagnosticCode.NotANumber, scalar.At, tooLong ? Range(scalar.Value) : $"'{scalar.Value}' is not a whole number", digits.Contains(',', StringComparison.Ordinal) ? UnitReading.Commas : "");
            return false;
        }

        if (number < least || number > most)
        {
            into.Add(DiagnosticCode.OutOfRange, scalar.At, Range(scalar.Value));
            return false;
        }

        value = (long)number;
        return true;
    }

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    private string Range(string value) => string.Create(CultureInfo.InvariantCulture, $"{value} is out of range: {least} to {most} is allowed");
}
