using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Accelerators.Gpu.Constants;

/// <summary>A quantity that is read with its unit and held as a number in base units.</summary>
/// <param name="quantity">How the quantity is written.</param>
/// <param name="value">Its number.</param>
internal sealed class NumberOf<T>(ConfigType<T> quantity, Func<T, double> value) : ConfigType<double>
{
    public override bool TryRead(ConfigNode node, Diagnostics into, out double number)
    {
        bool isRead = quantity.TryRead(node, into, out T? read);
        number = isRead ? value(read!) : 0;
        return isRead;
    }

    public override JsonObject Schema() => quantity.Schema();
}
