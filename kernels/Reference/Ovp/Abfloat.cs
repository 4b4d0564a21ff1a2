namespace HwSim.Kernels.Reference.Ovp;

/// <summary>
/// Adaptive biased float, the type of outliers: sign, exponent, mantissa, no subnormals; value ±(2^mb + mantissa) · 2^(exponent + bias).
/// In grid units the lowest exponent is 2^5, right above the normal values (at most 32). The code with exponent and mantissa zero is
/// never an outlier: with the sign set it is the identifier of a victim.
/// </summary>
/// <param name="ExponentBits">Bits of the exponent.</param>
/// <param name="MantissaBits">Bits of the mantissa.</param>
/// <param name="LargestCode">The largest magnitude code in use.</param>
/// <remarks>Source: OliVe (Guo et al., ISCA 2023, arXiv 2304.07493), section 3; grid units: its program, quant_modules.py, outlier_value.</remarks>
public readonly record struct Abfloat(int ExponentBits, int MantissaBits, int LargestCode)
{
    /// <summary>The exponent of the boundary between normal values and outliers in grid units.</summary>
    public const int BaseExponent = 5;

    /// <summary>All exponents and mantissas in use.</summary>
    public static Abfloat Of(int exponentBits, int mantissaBits) => new(exponentBits, mantissaBits, (1 << (exponentBits + mantissaBits)) - 1);

    /// <summary>The magnitude of a code (without sign) in grid units.</summary>
    public float Magnitude(int code)
    {
        (int exponent, int integer) = Split(code);
        return MathF.ScaleB(integer, exponent + BaseExponent - MantissaBits);
    }

    /// <summary>Exponent field and integer (hidden one and mantissa) of a magnitude code.</summary>
    public (int Exponent, int Integer) Split(int code) => (code >> MantissaBits, (1 << MantissaBits) + (code & ((1 << MantissaBits) - 1)));
}
