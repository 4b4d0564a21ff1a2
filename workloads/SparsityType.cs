using System.Globalization;
using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads;

/// <summary>Structured sparsity written as <c>N:M</c>, such as <c>2:4</c>: at most N of every M values are kept.</summary>
public sealed class SparsityType : ConfigType<NmPattern>
{
    /// <summary>The longest group; the bits of an index stay within a byte.</summary>
    public const int LongestGroup = 256;

    public override bool TryRead(ConfigNode node, Diagnostics into, out NmPattern value)
    {
        value = NmPattern.Dense;
        ArgumentNullException.ThrowIfNull(into);
        if (Scalar(node, into, "a sparsity such as '2:4'") is not { } scalar)
        {
            return false;
        }

        string[] parts = scalar.Value.Split(':');
        if (parts.Length != 2 || !TryCount(parts[0], out int kept) || !TryCount(parts[1], out int group))
        {
            into.Add(DiagnosticCode.NotANumber, scalar.At, $"'{scalar.Value}' is not a sparsity", "write N:M, such as 2:4: at most 2 of every 4 values are kept");
            return false;
        }

        if (kept < 1 || kept > group || group > LongestGroup)
        {
            into.Add(DiagnosticCode.OutOfRange, scalar.At, string.Create(CultureInfo.InvariantCulture, $"{scalar.Value} is out of range: 1 to M of M values are kept, and M is at most {LongestGroup}"));
            return false;
        }

        value = new NmPattern(kept, group);
        return true;
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[1-9][0-9]*:[1-9][0-9]*$" };

    private static bool TryCount(string text, out int value) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
