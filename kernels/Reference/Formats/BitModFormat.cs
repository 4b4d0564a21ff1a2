using HwSim.Core.Units;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>BitMoD: small floats whose unused code (minus zero) becomes one of four extra values, chosen for each group.</summary>
/// <remarks>
/// Source: Chen et al., BitMoD (HPCA 2025) and its program, quant_weight.py, search_datatype mixed_bitmod: extra resolution ±3 (±10 in 4 bits
/// in half units), extra asymmetry ±6 (±16); ties down; of equal errors the first. Its authors mention a patent application.
/// </remarks>
public static class BitModFormat
{
    private static readonly float[] Fp3 = [0, 1, 2, 4];
    private static readonly float[] Fp4 = [0, 1, 2, 3, 4, 6, 8, 12];

    private static readonly FormatHardware BitSerial = new(
        "bit-serial: a weight is a sum of signed powers of two, each takes a cycle (two for 3 bits, three for 4)",
        "one a column: code and selector of the group to bit-serial terms",
        [new PartArea("PE, four lanes", new SquareMicrometres(1507.7), 28, "BitMoD's program, bitmod_sim")]);

    /// <summary>Elements of a group.</summary>
    public const int Group = 128;

    /// <summary>The format with 3 or 4 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Other widths.</exception>
    public static INumberFormat Create(int bits, ScaleCode scale = ScaleCode.ChargedAs8) => bits switch
    {
        3 => Of(3, Fp3, [3, -3, 6, -6], scale),
        4 => Of(4, Fp4, [10, -10, 16, -16], scale),
        _ => throw new ArgumentOutOfRangeException(nameof(bits), bits, "BitMoD has 3 or 4 bits"),
    };

    private static CodebookFormat Of(int bits, float[] magnitudes, float[] extras, ScaleCode scale) =>
        new($"bitmod{bits}-g{Group}", Array.ConvertAll(extras, e => With(bits, magnitudes, e)), Granularity.Group(Group), ScaleRule.Largest, scale, BitSerial);

    private static Codebook With(int bits, float[] magnitudes, float extra)
    {
        int sign = 1 << (bits - 1);
        IEnumerable<(int, float)> plain = magnitudes.SelectMany((v, code) => code == 0 ? [(0, 0f)] : new[] { (code, v), (code | sign, -v) });
        return new Codebook(bits, plain.Append((sign, extra)), TieRule.Down);
    }
}
