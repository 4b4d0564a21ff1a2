using HwSim.Kernels.Reference.Ovp;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// ANT with its search: a clipping value of least error for each row, and int or flint for the whole tensor, whichever has less error.
/// OliVe's types without outliers and victims. Choices hold the type.
/// </summary>
/// <remarks>Source: Guo et al., ANT (MICRO 2022), as in OliVe's program with no_outlier, which compares itself with it. Ties go up.</remarks>
/// <param name="perRow">A scale a row, else one for the tensor.</param>
public sealed class AntSearchFormat(bool perRow = true) : INumberFormat
{
    private const int Bits = 4;
    private static readonly OvpGrid[] Grids = [OvpGrid.Int4.WithoutOutliers(), OvpGrid.Flint4.WithoutOutliers()];
    private static readonly Codebook[] Types = [Type(OvpGrid.Int4), Type(OvpGrid.Flint4)];

    public string Name => perRow ? "ant4-search" : "ant4-search-tensor";

    public FormatHardware Hardware => AntFormats.Hardware;

    /// <inheritdoc/>
    public Calibration Calibrate(ReadOnlySpan<float> values, int rows)
    {
        GroupLayout layout = perRow ? GroupLayout.Rows(values.Length, rows) : GroupLayout.Tensor(values.Length);
        AlphaResult best = OvpCalibration.SearchTypes(Grids, OvpSurvivor.Left, values, layout, AlphaSearch.Published);
        return new Calibration(best.Layout, best.Scales, [Array.IndexOf(Grids, best.Grid)]);
    }

    /// <inheritdoc/>
    public EncodedTensor Encode(ReadOnlySpan<float> values, Calibration calibration)
    {
        Calibrations.Check(values, calibration);
        ushort[] codes = new ushort[values.Length];
        for (int group = 0; group < calibration.Layout.GroupCount; group++)
        {
            (int start, int length) = calibration.Layout.At(group).GetOffsetAndLength(values.Length);
            Types[calibration.Choices[0]].CodesOf(values.Slice(start, length), calibration.Scales[group], codes.AsSpan(start, length));
        }

        byte[] bytes = PackedCodes.Pack(codes, Bits);
        return new EncodedTensor(bytes, calibration, new StorageBits(bytes.LongLength * 8, calibration.Scales.LongLength * 32, 1));
    }

    /// <inheritdoc/>
    public void Decode(EncodedTensor encoded, Span<float> values)
    {
        ushort[] codes = PackedCodes.Unpack(encoded.Values, encoded.Count, Bits);
        GroupLayout layout = encoded.Calibration.Layout;
        for (int group = 0; group < layout.GroupCount; group++)
        {
            (int start, int length) = layout.At(group).GetOffsetAndLength(layout.Count);
            Types[encoded.Calibration.Choices[0]].ValuesOf(codes.AsSpan(start, length), encoded.Calibration.Scales[group], values.Slice(start, length));
        }
    }

    /// <summary>Normal codes with their values in grid units.</summary>
    private static Codebook Type(OvpGrid grid)
    {
        OvpDecoder decoder = new(grid);
        return new Codebook(Bits, Enumerable.Range(0, 1 << Bits).Where(c => c != decoder.Identifier).Select(c => (c, decoder.Normal(c).Value * grid.Unit)), TieRule.Up);
    }
}
