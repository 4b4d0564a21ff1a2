using System.Globalization;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Workloads.Yaml;

/// <summary>A count as a paper prints it: <c>25557032</c> is exact, <c>4.09 G</c> is rounded to its last digit.</summary>
public sealed class RoundedCountType : ConfigType<RoundedCount>
{
    private static readonly (string Suffix, decimal Factor)[] Suffixes = [("K", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m)];

    public override bool TryRead(ConfigNode node, Diagnostics into, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out RoundedCount value)
    {
        value = null;
        ArgumentNullException.ThrowIfNull(into);
        if (Scalar(node, into, "a count such as '25557032' or '4.09 G'") is not { } scalar)
        {
            return false;
        }

        int unit = Array.FindIndex(Suffixes, s => scalar.Value.EndsWith(s.Suffix, StringComparison.Ordinal));
        decimal factor = unit < 0 ? 1 : Suffixes[unit].Factor;
        string digits = (unit < 0 ? scalar.Value : scalar.Value[..^1]).Trim();
        if (digits.Length > 18 || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) || number <= 0)
        {
            into.Add(DiagnosticCode.NotANumber, scalar.At, $"'{scalar.Value}' is not a count", "write 25557032 or 4.09 G");
            return false;
        }

        int decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        double rounding = unit < 0 && decimals == 0 ? 0 : (double)factor * 0.5 * Math.Pow(10, -decimals);
        value = new RoundedCount((double)(number * factor), rounding, scalar.Value);
        return true;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 }, new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9.]+ ?[KMGT]?$" }) };
}
