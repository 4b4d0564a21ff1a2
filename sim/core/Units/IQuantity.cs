namespace HwSim.Core.Units;

/// <summary>A number with a unit, held in the base unit of its dimension.</summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IQuantity<TSelf> : IComparable<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>What is measured; it decides which unit symbols the quantity may be written with.</summary>
    static abstract Dimension Dimension { get; }

    /// <summary>The value in the base unit of the dimension.</summary>
    double Value { get; }

    /// <summary>Makes the quantity from a value in its base unit.</summary>
    static abstract TSelf FromBase(double value);
}
