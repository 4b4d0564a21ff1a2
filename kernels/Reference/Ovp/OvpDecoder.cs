namespace HwSim.Kernels.Reference.Ovp;

/// <summary>
/// The decoder at the border of an array: two codes in, two exponent-integer pairs out. The identifier (a one followed by zeros) names
/// the victim, and makes the other code an outlier.
/// </summary>
/// <remarks>
/// Source: OliVe (ISCA 2023), figures 4 and 6. The left (even) value stands in the high half of a pair: our convention. Codes of flint4 as
/// in ANT (MICRO 2022): sign, then 000 001 010 011 110 111 101 100 for 0 1 2 3 4 6 8 16.
/// </remarks>
public sealed class OvpDecoder
{
    private static readonly int[] FlintIntegers = [0, 1, 2, 3, 16, 8, 4, 6];

    private readonly bool isFlint;
    private readonly Abfloat outlierType;
    private readonly int bias;

    /// <exception cref="ArgumentException">Pairs of the type have no codes.</exception>
    public OvpDecoder(OvpGrid grid)
    {
        if (!grid.IsPackable)
        {
            throw new ArgumentException($"pairs of {grid.Name} have no codes: only signed 4- and 8-bit types leave one to name a victim");
        }

        Bits = grid.Bits;
        Identifier = 1 << (Bits - 1);
        isFlint = grid.Name.StartsWith("flint", StringComparison.Ordinal);
        outlierType = grid.OutlierType!.Value;
        bias = Abfloat.BaseExponent - outlierType.MantissaBits - (int)MathF.Log2(grid.Unit);
    }

    /// <summary>Bits of a code.</summary>
    public int Bits { get; }

    /// <summary>The code that replaces a victim.</summary>
    public int Identifier { get; }

    /// <summary>Decodes a pair of codes.</summary>
    public OvpPairKind Decode(int leftCode, int rightCode, out ExponentInteger left, out ExponentInteger right)
    {
        left = ExponentInteger.Zero;
        right = ExponentInteger.Zero;
        if (leftCode != Identifier && rightCode != Identifier)
        {
            left = Normal(leftCode);
            right = Normal(rightCode);
            return OvpPairKind.NormalNormal;
        }

        int code = rightCode == Identifier ? leftCode : rightCode;
        if (!IsOutlierCode(code))
        {
            return OvpPairKind.Reserved;
        }

        if (rightCode == Identifier)
        {
            left = Outlier(code);
            return OvpPairKind.OutlierVictim;
        }

        right = Outlier(code);
        return OvpPairKind.VictimOutlier;
    }

    /// <summary>Decodes the byte of a pair of 4-bit codes, the left one in the high half.</summary>
    public OvpPairKind Decode(byte pair, out ExponentInteger left, out ExponentInteger right) => Decode(pair >> 4, pair & 15, out left, out right);

    /// <summary>The exponent-integer pair of a normal code.</summary>
    public ExponentInteger Normal(int code)
    {
        int magnitude = code & (Identifier - 1);
        bool negative = (code & Identifier) != 0;
        if (!isFlint)
        {
            return new ExponentInteger(0, negative ? magnitude - Identifier : magnitude);
        }

        return new ExponentInteger(0, negative ? -FlintIntegers[magnitude] : FlintIntegers[magnitude]);
    }

    /// <summary>The exponent-integer pair of an outlier code.</summary>
    public ExponentInteger Outlier(int code)
    {
        (int exponent, int integer) = outlierType.Split(code & (Identifier - 1));
        return new ExponentInteger(exponent + bias, (code & Identifier) != 0 ? -integer : integer);
    }

    private bool IsOutlierCode(int code) => (code & (Identifier - 1)) is var magnitude && magnitude > 0 && magnitude <= outlierType.LargestCode;
}
