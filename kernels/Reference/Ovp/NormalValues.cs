namespace HwSim.Kernels.Reference.Ovp;

/// <summary>The normal values of OliVe and ANT in grid units, in which the boundary to the outliers is 32.</summary>
/// <remarks>
/// Source: OliVe's program, quant_modules.py, int_value and flint_value. Flint: first-one coding, the fewer exponent bits the closer to
/// one (Guo et al., ANT, MICRO 2022).
/// </remarks>
internal static class NormalValues
{
    public const float Boundary = 32;

    /// <summary>0, 1, ..., 2^b - 1 times 32 / 2^b, with b the bits without sign.</summary>
    public static float[] Integers(int bits, bool signed)
    {
        int b = signed ? bits - 1 : bits;
        return WithSigns([.. Enumerable.Range(0, 1 << b).Select(i => MathF.ScaleB(i, 5 - b))], signed);
    }

    /// <summary>Zero, 2^e (1 + j / 2^m) with m = b - 2 - |e| mantissa bits for e = 2 - b ... b - 2 and one more on the low side, and 2^(b - 1), scaled to end at 32.</summary>
    public static float[] Flint(int bits, bool signed)
    {
        int b = signed ? bits - 1 : bits;
        List<float> values = [0];
        for (int i = 0; i <= b - 2; i++)
        {
            AddBinade(values, -(i + 1), b - 2 - i);
        }

        for (int i = 0; i <= b - 2; i++)
        {
            AddBinade(values, i, b - 2 - i);
        }

        values.Add(MathF.ScaleB(1, b - 1));
        return WithSigns([.. values.Select(v => MathF.ScaleB(v, 6 - b))], signed);
    }

    private static void AddBinade(List<float> values, int exponent, int mantissaBits)
    {
        for (int j = 0; j < 1 << mantissaBits; j++)
        {
            values.Add(MathF.ScaleB(1 + MathF.ScaleB(j, -mantissaBits), exponent));
        }
    }

    /// <summary>Ascending; the mirror image in front when signed.</summary>
    private static float[] WithSigns(float[] magnitudes, bool signed)
    {
        float[] ascending = [.. magnitudes.Order()];
        return signed ? [.. ascending.Where(v => v > 0).Select(v => -v).Order(), .. ascending] : ascending;
    }
}
