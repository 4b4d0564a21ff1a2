namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Grid values to codes and back for a type with bytes, made from its decoder.</summary>
internal sealed class OvpCodes
{
    private readonly float[] values;
    private readonly byte[] codes;

    public OvpCodes(OvpGrid grid)
    {
        Decoder = new OvpDecoder(grid);
        int count = 1 << grid.Bits;
        NormalOf = new float[count];
        OutlierOf = new float[count];
        SortedDictionary<float, byte> codeOf = [];
        for (int code = 0; code < count; code++)
        {
            if (code == Decoder.Identifier)
            {
                continue;
            }

            NormalOf[code] = Decoder.Normal(code).Value * grid.Unit;
            codeOf.TryAdd(NormalOf[code], (byte)code);
            if (Decoder.Decode(code, Decoder.Identifier, out ExponentInteger outlier, out _) == OvpPairKind.OutlierVictim)
            {
                OutlierOf[code] = outlier.Value * grid.Unit;
                codeOf.Add(OutlierOf[code], (byte)code);
            }
        }

        values = [.. codeOf.Keys];
        codes = [.. codeOf.Values];
    }

    public OvpDecoder Decoder { get; }

    /// <summary>The grid value of a normal code; 0 for the identifier.</summary>
    public float[] NormalOf { get; }

    /// <summary>The grid value of an outlier code; 0 where it is none.</summary>
    public float[] OutlierOf { get; }

    /// <summary>The code of a grid value.</summary>
    public byte CodeOf(float gridValue) => codes[Array.BinarySearch(values, gridValue)];
}
