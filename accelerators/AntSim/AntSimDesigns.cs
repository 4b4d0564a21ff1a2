using System.Collections.Immutable;
using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators.AntSim;

/// <summary>The designs of ant_simulator, and OliVe as its authors evaluate it: ANT's array with every layer in 4 bits.</summary>
/// <remarks>Source: clevercool/ANT-Quantization bc84067, conf_*.ini and synthesis results; OliVe has no configuration there.</remarks>
public static class AntSimDesigns
{
    private const double NanoWatt = 1e-9;

    private static readonly (Watts Leakage, Watts Power) Pe84 = (new(64314 * NanoWatt), new(279960 * NanoWatt));

    private static readonly (Watts Leakage, Watts Power) Pe6 = (new(28458 * NanoWatt), new(123882 * NanoWatt));

    public static ImmutableArray<AntSimDesign> All { get; } =
    [
        Of("olive", "outlier-victim pairs: ANT's array, every layer in 4 bits", 32, 32, 4, 4),
        Of("ant-os", "ANT, output-stationary, layers in 4 or 8 bits", 32, 32, 4, 8),
        Of("ant-ws", "ANT, weight-stationary, layers in 4 or 8 bits", 32, 32, 4, 8) with { Dataflow = Dataflow.WeightStationary },
        Of("bitfusion", "BitFusion, layers in 4 or 8 bits", 32, 32, 4, 8),
        Of("olaccel", "OLAccel: a smaller array in 4 bits; outliers are not modelled", 16, 18, 4, 4),
        Of("adafloat", "AdaptivFloat, every layer in 8 bits", 32, 28, 8, 8),
        Of("biscaled", "BiScaled, every layer in 6 bits", 32, 80, 6, 6) with { WidestBits = 6, NarrowestBits = 6, PeLeakage = Pe6.Leakage, PePower = Pe6.Power },
    ];

    /// <summary>The design of a name; null where there is none.</summary>
    public static AntSimDesign? Find(string name) => All.FirstOrDefault(d => d.Name == name);

    private static AntSimDesign Of(string name, string description, long rows, long columns, int least, int most) =>
        new(name, description, rows, columns, 8, 4, Dataflow.OutputStationary, Pe84.Leakage, Pe84.Power, least, most);
}
