namespace HwSim.Core.Units;

/// <summary>A voltage in volts.</summary>
public readonly record struct Volts(double Value) : IQuantity<Volts>
{
    public static Dimension Dimension => Dimension.Voltage;

    public static Volts FromBase(double value) => new(value);

    public static Volts operator +(Volts a, Volts b) => new(a.Value + b.Value);

    public static Volts operator -(Volts a, Volts b) => new(a.Value - b.Value);

    public static Volts operator *(Volts a, double factor) => new(a.Value * factor);

    public static double operator /(Volts a, Volts b) => a.Value / b.Value;

    public int CompareTo(Volts other) => Value.CompareTo(other.Value);

    public static bool operator <(Volts a, Volts b) => a.Value < b.Value;

    public static bool operator >(Volts a, Volts b) => a.Value > b.Value;

    public static bool operator <=(Volts a, Volts b) => a.Value <= b.Value;

    public static bool operator >=(Volts a, Volts b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);
}
