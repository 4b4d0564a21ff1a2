namespace HwSim.Core.Units;

/// <summary>A clock rate in hertz.</summary>
public readonly record struct Hertz(double Value) : IQuantity<Hertz>
{
    public static Dimension Dimension => Dimension.Frequency;

    public static Hertz FromBase(double value) => new(value);

    public static Hertz operator +(Hertz a, Hertz b) => new(a.Value + b.Value);

    public static Hertz operator -(Hertz a, Hertz b) => new(a.Value - b.Value);

    public static Hertz operator *(Hertz a, double factor) => new(a.Value * factor);

    public static double operator /(Hertz a, Hertz b) => a.Value / b.Value;

    public int CompareTo(Hertz other) => Value.CompareTo(other.Value);

    public static bool operator <(Hertz a, Hertz b) => a.Value < b.Value;

    public static bool operator >(Hertz a, Hertz b) => a.Value > b.Value;

    public static bool operator <=(Hertz a, Hertz b) => a.Value <= b.Value;

    public static bool operator >=(Hertz a, Hertz b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);
}
