using System.Globalization;
using System.Text.Json.Nodes;
using HwSim.Core.Units;

namespace HwSim.Core.Config;

/// <summary>A whole number of bytes with a unit, such as <c>512 KiB</c>.</summary>
public sealed class DataSizeType(long least, long most) : ConfigType<Bytes>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out Bytes value)
    {
        value = default;
        ArgumentNullException.ThrowIfNull(into);
        if (Scalar(node, into, "a size with a unit, such as '512 KiB',") is not { } scalar
            || !UnitReading.TryRead(scalar, Dimension.DataSize, into, out double bytes))
        {
            return false;
        }

        if (bytes < least || bytes > most)
        {
            into.Add(DiagnosticCode.OutOfRange, scalar.At, $"{scalar.Value} is out of range: {new Bytes(least)} to {new Bytes(most)} is allowed");
            return false;
        }

        if (bytes != Math.Floor(bytes))
        {
            into.Add(DiagnosticCode.OutOfRange, scalar.At, string.Create(CultureInfo.InvariantCulture, $"{scalar.Value} is {bytes} bytes, which is not a whole number"));
            return false;
        }

        value = new Bytes((long)bytes);
        return true;
    }

    public override JsonObject Schema() => UnitReading.Schema(Dimension.DataSize);
}
