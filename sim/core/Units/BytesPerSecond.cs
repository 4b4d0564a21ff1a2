namespace HwSim.Core.Units;

/// <summary>A data rate in bytes per second.</summary>
public readonly record struct BytesPerSecond(double Value) : IQuantity<BytesPerSecond>
{
    public static Dimension Dimension => Dimension.DataRate;

    public static BytesPerSecond FromBase(double value) => new(value);

    public static BytesPerSecond operator +(BytesPerSecond a, BytesPerSecond b) => new(a.Value + b.Value);

    public static BytesPerSecond operator -(BytesPerSecond a, BytesPerSecond b) => new(a.Value - b.Value);

    public static BytesPerSecond operator *(BytesPerSecond a, double factor) => new(a.Value * factor);

    public static double operator /(BytesPerSecond a, BytesPerSecond b) => a.Value / b.Value;

    public int CompareTo(BytesPerSecond other) => Value.CompareTo(other.Value);

    public static bool operator <(BytesPerSecond a, BytesPerSecond b) => a.Value < b.Value;

    public static bool operator >(BytesPerSecond a, BytesPerSecond b) => a.Value > b.Value;

    public static bool operator <=(BytesPerSecond a, BytesPerSecond b) => a.Value <= b.Value;

    public static bool operator >=(BytesPerSecond a, BytesPerSecond b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);

    public BytesPerCycle PerCycleAt(Hertz clock) => new(Value / clock.Value);
}
