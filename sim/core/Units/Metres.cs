namespace HwSim.Core.Units;

/// <summary>A length in metres: feature sizes and wires.</summary>
public readonly record struct Metres(double Value) : IQuantity<Metres>
{
    public static Dimension Dimension => Dimension.Length;

    public static Metres FromBase(double value) => new(value);

    public static Metres operator +(Metres a, Metres b) => new(a.Value + b.Value);

    public static Metres operator -(Metres a, Metres b) => new(a.Value - b.Value);

    public static Metres operator *(Metres a, double factor) => new(a.Value * factor);

    public static double operator /(Metres a, Metres b) => a.Value / b.Value;

    public int CompareTo(Metres other) => Value.CompareTo(other.Value);

    public static bool operator <(Metres a, Metres b) => a.Value < b.Value;

    public static bool operator >(Metres a, Metres b) => a.Value > b.Value;

    public static bool operator <=(Metres a, Metres b) => a.Value <= b.Value;

    public static bool operator >=(Metres a, Metres b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);
}
