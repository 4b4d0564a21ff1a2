namespace HwSim.Core.Units;

/// <summary>A whole number of bytes.</summary>
public readonly record struct Bytes(long Value) : IComparable<Bytes>
{
    public static readonly Bytes Zero;

    public static Bytes operator +(Bytes a, Bytes b) => new(a.Value + b.Value);

    public static Bytes operator -(Bytes a, Bytes b) => new(a.Value - b.Value);

    public static Bytes operator *(Bytes a, long factor) => new(a.Value * factor);

    /// <summary>The cycles a transfer takes; a beat that has started is a whole beat.</summary>
    public static Cycles operator /(Bytes size, BytesPerCycle rate) => new(checked((long)Math.Ceiling(size.Value / rate.Value)));

    public static Seconds operator /(Bytes size, BytesPerSecond rate) => new(size.Value / rate.Value);

    public static bool operator <(Bytes a, Bytes b) => a.Value < b.Value;

    public static bool operator >(Bytes a, Bytes b) => a.Value > b.Value;

    public static bool operator <=(Bytes a, Bytes b) => a.Value <= b.Value;

    public static bool operator >=(Bytes a, Bytes b) => a.Value >= b.Value;

    /// <summary>The bytes that hold this many values of a width in bits; a started byte is a whole byte.</summary>
    /// <exception cref="OverflowException">The bytes do not fit 64 bits.</exception>
    public static Bytes Of(long values, int bits) =>
        new(values <= long.MaxValue >> 8 && bits <= 64 ? ((values * bits) + 7) >> 3 : checked((long)((((Int128)values * bits) + 7) / 8)));

    public int CompareTo(Bytes other) => Value.CompareTo(other.Value);

    public override string ToString() => UnitTable.Format(Dimension.DataSize, Value);
}
