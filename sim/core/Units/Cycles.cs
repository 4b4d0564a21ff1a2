namespace HwSim.Core.Units;

/// <summary>A whole number of clock cycles.</summary>
public readonly record struct Cycles(long Value) : IComparable<Cycles>
{
    public static readonly Cycles Zero;

    public static Cycles operator +(Cycles a, Cycles b) => new(a.Value + b.Value);

    public static Cycles operator -(Cycles a, Cycles b) => new(a.Value - b.Value);

    public static Cycles operator *(Cycles a, long factor) => new(a.Value * factor);

    public static double operator /(Cycles a, Cycles b) => (double)a.Value / b.Value;

    public static bool operator <(Cycles a, Cycles b) => a.Value < b.Value;

    public static bool operator >(Cycles a, Cycles b) => a.Value > b.Value;

    public static bool operator <=(Cycles a, Cycles b) => a.Value <= b.Value;

    public static bool operator >=(Cycles a, Cycles b) => a.Value >= b.Value;

    public static Cycles Max(Cycles a, Cycles b) => a.Value >= b.Value ? a : b;

    public Seconds At(Hertz clock) => new(Value / clock.Value);

    public int CompareTo(Cycles other) => Value.CompareTo(other.Value);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value:N0} cycles");
}
