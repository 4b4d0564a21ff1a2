namespace HwSim.Core.Units;

/// <summary>An area of silicon in square micrometres.</summary>
public readonly record struct SquareMicrometres(double Value) : IQuantity<SquareMicrometres>
{
    public static Dimension Dimension => Dimension.Area;

    public static SquareMicrometres FromBase(double value) => new(value);

    public static SquareMicrometres operator +(SquareMicrometres a, SquareMicrometres b) => new(a.Value + b.Value);

    public static SquareMicrometres operator -(SquareMicrometres a, SquareMicrometres b) => new(a.Value - b.Value);

    public static SquareMicrometres operator *(SquareMicrometres a, double factor) => new(a.Value * factor);

    public static double operator /(SquareMicrometres a, SquareMicrometres b) => a.Value / b.Value;

    public int CompareTo(SquareMicrometres other) => Value.CompareTo(other.Value);

    public static bool operator <(SquareMicrometres a, SquareMicrometres b) => a.Value < b.Value;

    public static bool operator >(SquareMicrometres a, SquareMicrometres b) => a.Value > b.Value;

    public static bool operator <=(SquareMicrometres a, SquareMicrometres b) => a.Value <= b.Value;

    public static bool operator >=(SquareMicrometres a, SquareMicrometres b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);
}
