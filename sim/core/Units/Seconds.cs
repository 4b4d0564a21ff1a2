namespace HwSim.Core.Units;

/// <summary>A span of time in seconds.</summary>
public readonly record struct Seconds(double Value) : IQuantity<Seconds>
{
    public static Dimension Dimension => Dimension.Time;

    public static Seconds FromBase(double value) => new(value);

    public static Seconds operator +(Seconds a, Seconds b) => new(a.Value + b.Value);

    public static Seconds operator -(Seconds a, Seconds b) => new(a.Value - b.Value);

    public static Seconds operator *(Seconds a, double factor) => new(a.Value * factor);

    public static double operator /(Seconds a, Seconds b) => a.Value / b.Value;

    public int CompareTo(Seconds other) => Value.CompareTo(other.Value);

    public static bool operator <(Seconds a, Seconds b) => a.Value < b.Value;

    public static bool operator >(Seconds a, Seconds b) => a.Value > b.Value;

    public static bool operator <=(Seconds a, Seconds b) => a.Value <= b.Value;

    public static bool operator >=(Seconds a, Seconds b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);

    public static Joules operator *(Seconds time, Watts power) => new(time.Value * power.Value);
}
