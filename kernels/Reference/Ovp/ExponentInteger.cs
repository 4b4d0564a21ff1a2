namespace HwSim.Kernels.Reference.Ovp;

/// <summary>What an OVP decoder hands to a PE: an integer times a power of two.</summary>
/// <param name="Exponent">The power, not negative.</param>
/// <param name="Integer">The signed integer.</param>
/// <remarks>Source: OliVe (ISCA 2023), section 4, the exponent-integer pair.</remarks>
public readonly record struct ExponentInteger(int Exponent, int Integer)
{
    public static readonly ExponentInteger Zero;

    /// <summary>The integer that the pair stands for.</summary>
    /// <exception cref="OverflowException">It does not fit 32 bits.</exception>
    public int Value => checked((int)((long)Integer << Exponent));

    /// <summary>The product as the PE forms it: exponents added, integers multiplied.</summary>
    public static ExponentInteger operator *(ExponentInteger a, ExponentInteger b) => new(a.Exponent + b.Exponent, checked(a.Integer * b.Integer));

    /// <summary>Accumulator plus a times b, as a PE computes it: multiply, shift, add to 32 bits.</summary>
    /// <exception cref="OverflowException">The product or the sum does not fit 32 bits.</exception>
    public static int MultiplyAdd(int accumulator, ExponentInteger a, ExponentInteger b) => checked(accumulator + (a * b).Value);
}
