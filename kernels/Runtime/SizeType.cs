using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Kernels.Runtime;

/// <summary>A size of a kernel, kept as text.</summary>
internal sealed class SizeType : ConfigType<string>
{
    private static readonly ConfigType<long> Number = ConfigTypes.Whole(0, 1 << 24);

    public override bool TryRead(ConfigNode node, Diagnostics into, [MaybeNullWhen(false)] out string value)
    {
        bool read = Number.TryRead(node, into, out long number);
        value = number.ToString(CultureInfo.InvariantCulture);
        return read;
    }

    public override JsonObject Schema() => Number.Schema();
}
