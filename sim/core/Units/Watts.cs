namespace HwSim.Core.Units;

/// <summary>A power in watts.</summary>
public readonly record struct Watts(double Value) : IQuantity<Watts>
{
    public static Dimension Dimension => Dimension.Power;

    public static Watts FromBase(double value) => new(value);

    public static Watts operator +(Watts a, Watts b) => new(a.Value + b.Value);

    public static Watts operator -(Watts a, Watts b) => new(a.Value - b.Value);

    public static Watts operator *(Watts a, double factor) => new(a.Value * factor);

    public static double operator /(Watts a, Watts b) => a.Value / b.Value;

    public int CompareTo(Watts other) => Value.CompareTo(other.Value);

    public static bool operator <(Watts a, Watts b) => a.Value < b.Value;

    public static bool operator >(Watts a, Watts b) => a.Value > b.Value;

    public static bool operator <=(Watts a, Watts b) => a.Value <= b.Value;

    public static bool operator >=(Watts a, Watts b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);
}
