namespace HwSim.Kernels.Reference.Ovp;

/// <summary>An 8-bit product from four 4-bit PEs: each operand is split into two exponent-integer pairs that a 4-bit PE takes.</summary>
/// <remarks>
/// Source: OliVe (ISCA 2023), section 4: x·y = ⟨4,hx⟩⟨4,hy⟩ + ⟨4,hx⟩⟨0,ly⟩ + ⟨0,lx⟩⟨4,hy⟩ + ⟨0,lx⟩⟨0,ly⟩. The high part is signed, the low
/// part is not: a 4-bit PE has a 5-bit signed multiplier.
/// </remarks>
public static class FourBitComposition
{
    /// <summary>The high and low part of an 8-bit operand with its exponent: value = high + low.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The integer is not one of -128..127.</exception>
    public static (ExponentInteger High, ExponentInteger Low) Split(ExponentInteger operand)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual((int)(sbyte)Math.Clamp(operand.Integer, sbyte.MinValue, sbyte.MaxValue), operand.Integer);
        return (new ExponentInteger(operand.Exponent + 4, operand.Integer >> 4), new ExponentInteger(operand.Exponent, operand.Integer & 15));
    }

    /// <summary>Accumulator plus a times b by four 4-bit products.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An integer is not one of -128..127.</exception>
    /// <exception cref="OverflowException">The four products together, or the sum, do not fit 32 bits.</exception>
    public static int MultiplyAdd(int accumulator, ExponentInteger a, ExponentInteger b)
    {
        (ExponentInteger ah, ExponentInteger al) = Split(a);
        (ExponentInteger bh, ExponentInteger bl) = Split(b);
        long product = checked((long)(ah * bh).Value + (ah * bl).Value + (al * bh).Value + (al * bl).Value);
        return checked((int)(accumulator + product));
    }
}
