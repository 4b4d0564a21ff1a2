using System.Text.Json.Nodes;

namespace HwSim.Core.Config;

/// <summary><c>true</c> or <c>false</c>, and nothing else that looks like it.</summary>
public sealed class FlagType : ConfigType<bool>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out bool value)
    {
        value = false;
        ArgumentNullException.ThrowIfNull(into);
        if (Scalar(node, into, "true or false") is not { } scalar)
        {
            return false;
        }

        value = scalar.Value == "true";
        if (!value && scalar.Value != "false")
        {
            into.Add(DiagnosticCode.UnknownChoice, scalar.At, $"'{scalar.Value}' is neither true nor false", "write true or false");
            return false;
        }

        return true;
    }

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}
