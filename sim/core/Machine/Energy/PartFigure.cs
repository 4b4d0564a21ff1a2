using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>Energy and area of one part at the wanted technology, before it has a name and a count.</summary>
internal readonly record struct PartFigure(Joules? Read, Joules? Write, Watts? Leakage, SquareMicrometres? Area, string Source, Trust Trust)
{
    public static PartFigure Missing(string reason) => new(null, null, null, null, $"no figure: {reason}", Trust.Assumed);

    /// <summary>Two parts that work together once an operation; what is missing of one is missing of both.</summary>
    public static PartFigure operator +(PartFigure a, PartFigure b) =>
        new(a.Read + b.Read, a.Write + b.Write, a.Leakage + b.Leakage, a.Area + b.Area, $"{a.Source} + {b.Source}", Worst(a.Trust, b.Trust));

    /// <summary>The less trusted of two; the degrees are declared in falling order.</summary>
    public static Trust Worst(Trust a, Trust b) => a > b ? a : b;

    public PartEstimate Named(string part, long count, int accessBits, string table) =>
        new(part, count, Read, Write, accessBits, Leakage, Area, $"table {table}: {Source}", Trust);
}
