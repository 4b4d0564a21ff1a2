namespace HwSim.Core.Units;

/// <summary>The energy of moving one bit, in joules.</summary>
public readonly record struct JoulesPerBit(double Value) : IQuantity<JoulesPerBit>
{
    public static Dimension Dimension => Dimension.EnergyPerBit;

    public static JoulesPerBit FromBase(double value) => new(value);

    public static JoulesPerBit operator +(JoulesPerBit a, JoulesPerBit b) => new(a.Value + b.Value);

    public static JoulesPerBit operator -(JoulesPerBit a, JoulesPerBit b) => new(a.Value - b.Value);

    public static JoulesPerBit operator *(JoulesPerBit a, double factor) => new(a.Value * factor);

    public static double operator /(JoulesPerBit a, JoulesPerBit b) => a.Value / b.Value;

    public int CompareTo(JoulesPerBit other) => Value.CompareTo(other.Value);

    public static bool operator <(JoulesPerBit a, JoulesPerBit b) => a.Value < b.Value;

    public static bool operator >(JoulesPerBit a, JoulesPerBit b) => a.Value > b.Value;

    public static bool operator <=(JoulesPerBit a, JoulesPerBit b) => a.Value <= b.Value;

    public static bool operator >=(JoulesPerBit a, JoulesPerBit b) => a.Value >= b.Value;

    public override string ToString() => UnitTable.Format(Dimension, Value);

    public static Joules operator *(JoulesPerBit cost, Bytes size) => new(cost.Value * 8 * size.Value);
}
