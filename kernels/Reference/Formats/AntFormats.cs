using HwSim.Core.Units;
using HwSim.Kernels.Reference.Ovp;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>Flint, and ANT's mix of types by least squared error.</summary>
/// <remarks>
/// Source: Guo et al., ANT (MICRO 2022); type choice per group and scales from the largest magnitude as evaluated by BitMoD's program,
/// quant_weight.py, search_datatype (ties down). The search of clipping values of OliVe's program is <see cref="OvpCalibration"/> on types without outliers.
/// </remarks>
public static class AntFormats
{
    internal static FormatHardware Hardware { get; } = new(
        "4-bit integer multiplier with a shifter and a 32-bit adder",
        "one a row and one a column at the borders: first-one detection to an exponent and an integer",
        [new PartArea("decoder", new SquareMicrometres(4.9), 28, "SPARK (HPCA 2024), table VII"), new PartArea("4-bit PE", new SquareMicrometres(79.57), 28, "SPARK (HPCA 2024), table VII")]);

    /// <summary>Flint of 4 bits: 0, 1, 2, 3, 4, 6, 8, 16 with sign.</summary>
    public static INumberFormat Flint4(Granularity granularity, ScaleCode scale = ScaleCode.Float16) =>
        new CodebookFormat($"flint4-{granularity}", [Flint(TieRule.Down)], granularity, ScaleRule.Largest, scale, Hardware);

    /// <summary>Integers or flint of 4 bits for each group.</summary>
    public static INumberFormat Ant4(Granularity granularity, ScaleCode scale = ScaleCode.Float16) =>
        new CodebookFormat($"ant4-{granularity}", [IntegerElements.Symmetric(4, TieRule.Down), Flint(TieRule.Down)], granularity, ScaleRule.Largest, scale, Hardware);

    private static Codebook Flint(TieRule ties)
    {
        OvpDecoder decoder = new(OvpGrid.Flint4);
        return new Codebook(4, Enumerable.Range(0, 16).Where(c => c != decoder.Identifier).Select(c => (c, (float)decoder.Normal(c).Value)), ties);
    }
}
