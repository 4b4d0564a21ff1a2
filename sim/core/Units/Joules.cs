namespace HwSim.Core.Units;

/// <summary>An energy in joules.</summary>
public readonly record struct Joules(double Value) : IQuantity<Joules>
{
    public static Dimension Dimension => Dimension.Energy;

    public static Joules FromBase(double value) => new(value);

    public static Joules operator +(Joules a, Joules b) => new(a.Value + b.Value);

    public static Joules operator -(Joules a, Joules b) => new(a.Value - b.Value);

    public static Joules operator *(Joules a, double factor) => new(a.Value * factor);

    public static double operator /(Joules a, Joules b) => a.Value / b.Value;

    public int CompareTo(Joules other) => Value.CompareTo(other.Value);

    public static bool operator <(Joules a, Joules b) => a.Value < b.Value;

    public static bool operator >(Joules a, Joules b) => a.Value > b.Value;

    public static bool operator <=(Joules a, Joules b) => a.Value <= b.Value;

    public static bool operator >=(Joules a, Joules b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);

    public static Watts operator /(Joules energy, Seconds time) => new(energy.Value / time.Value);
}
