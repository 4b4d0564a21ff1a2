namespace HwSim.Core.Units;

/// <summary>A data rate in bytes per clock cycle.</summary>
public readonly record struct BytesPerCycle(double Value) : IQuantity<BytesPerCycle>
{
    public static Dimension Dimension => Dimension.BeatRate;

    public static BytesPerCycle FromBase(double value) => new(value);

    public static BytesPerCycle operator +(BytesPerCycle a, BytesPerCycle b) => new(a.Value + b.Value);

    public static BytesPerCycle operator -(BytesPerCycle a, BytesPerCycle b) => new(a.Value - b.Value);

    public static BytesPerCycle operator *(BytesPerCycle a, double factor) => new(a.Value * factor);

    public static double operator /(BytesPerCycle a, BytesPerCycle b) => a.Value / b.Value;

    public int CompareTo(BytesPerCycle other) => Value.CompareTo(other.Value);

    public static bool operator <(BytesPerCycle a, BytesPerCycle b) => a.Value < b.Value;

    public static bool operator >(BytesPerCycle a, BytesPerCycle b) => a.Value > b.Value;

    public static bool operator <=(BytesPerCycle a, BytesPerCycle b) => a.Value <= b.Value;

    public static bool operator >=(BytesPerCycle a, BytesPerCycle b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);
}
