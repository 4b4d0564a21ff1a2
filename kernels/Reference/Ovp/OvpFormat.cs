using HwSim.Core.Units;
using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>
/// Outlier-victim pairs: two values in one or two bytes; where one of them is an outlier, the other is dropped and its code says so.
/// Exactly 4 or 8 bits a value, no list beside them. An odd last value fills its pair with a zero.
/// </summary>
/// <remarks>
/// Source: OliVe (Guo et al., ISCA 2023, arXiv 2304.07493) and its program. As there, a value beyond 102,400 grid units, an infinity or NaN
/// becomes 0. Choices hold the index of the type that was chosen for the tensor.
/// </remarks>
public sealed class OvpFormat : INumberFormat
{
    private readonly OvpGrid[] grids;
    private readonly OvpCodes[] codes;
    private readonly OvpUnpacker[] unpackers;
    private readonly OvpLanes[] lanes;
    private readonly OvpSurvivor survivor;
    private readonly bool perRow;
    private readonly AlphaSearch search;

    private OvpFormat(string name, OvpGrid[] grids, OvpSurvivor survivor, bool perRow, AlphaSearch search)
    {
        Name = name;
        this.grids = grids;
        this.survivor = survivor;
        this.perRow = perRow;
        this.search = search;
        codes = Array.ConvertAll(grids, g => new OvpCodes(g));
        lanes = Array.ConvertAll(grids, g => OvpLanes.Of(g)!);
        unpackers = [.. codes.Zip(grids, (c, g) => new OvpUnpacker(c, g))];
    }

    public string Name { get; }

    public FormatHardware Hardware { get; } = new(
        "multiplies two integers, adds their exponents, shifts and adds to 32 bits; an 8-bit product takes four 4-bit PEs and one more adder",
        "one a row and one a column at the borders of the array: reads a pair, emits two exponent-integer pairs",
        [
            new PartArea("4-bit decoder", new SquareMicrometres(60.29), 28, Source), new PartArea("8-bit decoder", new SquareMicrometres(80.18), 28, Source),
            new PartArea("4-bit PE", new SquareMicrometres(79.57), 28, Source),
        ]);

    private static string Source => "SPARK (HPCA 2024), table VII";

    /// <summary>Integers of 4 bits.</summary>
    public static OvpFormat Int4(OvpSurvivor survivor, bool perRow) => Of("int4", [OvpGrid.Int4], survivor, perRow);

    /// <summary>Flint of 4 bits.</summary>
    public static OvpFormat Flint4(OvpSurvivor survivor, bool perRow) => Of("flint4", [OvpGrid.Flint4], survivor, perRow);

    /// <summary>Integers or flint of 4 bits, whichever has less error over the tensor.</summary>
    public static OvpFormat Ant4(OvpSurvivor survivor, bool perRow) => Of("ant4", [OvpGrid.Int4, OvpGrid.Flint4], survivor, perRow);

    /// <summary>Integers of 8 bits with the outliers of the program (E2M5) or of the paper (E4M3).</summary>
    public static OvpFormat Int8(OvpSurvivor survivor, bool perRow) =>
        Of("int8", [survivor == OvpSurvivor.Left ? OvpGrid.Int8 : OvpGrid.Int8Paper], survivor, perRow);

    /// <inheritdoc/>
    public Calibration Calibrate(ReadOnlySpan<float> values, int rows)
    {
        GroupLayout layout = perRow ? GroupLayout.Rows(values.Length, rows) : GroupLayout.Tensor(values.Length);
        AlphaResult best = OvpCalibration.SearchTypes(grids, survivor, values, layout, search);
        return new Calibration(layout, best.Scales, [Array.IndexOf(grids, best.Grid)]);
    }

    /// <inheritdoc/>
    public EncodedTensor Encode(ReadOnlySpan<float> values, Calibration calibration)
    {
        Calibrations.Check(values, calibration);
        byte[] bytes = new byte[ByteCount(values.Length)];
        EncodeInto(values, calibration, bytes);
        return new EncodedTensor(bytes, calibration, new StorageBits(bytes.LongLength * 8, calibration.Scales.LongLength * 32, grids.Length > 1 ? 1 : 0));
    }

    /// <summary>Writes the codes into memory that is there already; allocates nothing.</summary>
    public void EncodeInto(ReadOnlySpan<float> values, Calibration calibration, Span<byte> bytes)
    {
        int type = calibration.Choices[0];
        lanes[type].Encode(codes[type], survivor, values, calibration.Layout, calibration.Scales, bytes);
    }

    /// <inheritdoc/>
    public void Decode(EncodedTensor encoded, Span<float> values) =>
        unpackers[encoded.Calibration.Choices[0]].Decode(encoded.Values, encoded.Calibration.Layout, encoded.Calibration.Scales, values);

    private static OvpFormat Of(string type, OvpGrid[] grids, OvpSurvivor survivor, bool perRow) =>
        new($"ovp-{type}{(survivor == OvpSurvivor.Larger ? "-paper" : "")}{(perRow ? "" : "-tensor")}", grids, survivor, perRow, AlphaSearch.Published);

    private int ByteCount(int count) => (count + (count & 1)) * grids[0].Bits / 8;
}
