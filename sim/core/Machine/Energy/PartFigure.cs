using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>Energy and area of one part at the wanted technology, before it has a name and a count.</summary>
/// <param name="Document">Where the figures come from; empty where there is none.</param>
/// <param name="What">The row or rows, with their published energy.</param>
/// <param name="Steps">What was done to them, and what the document does not say.</param>
internal readonly record struct PartFigure(
    Joules? Read, Joules? Write, Watts? Leakage, SquareMicrometres? Area, string Document, string What, string Steps, Trust Trust)
{
    private string Source => Document.Length > 0 ? $"{Document}: {What}{Steps}" : What;

    public static PartFigure Missing(string reason) => new(null, null, null, null, "", $"no figure: {reason}", "", Trust.Assumed);

    /// <summary>Two parts that work together once an operation; what is missing of one is missing of both.</summary>
    public static PartFigure operator +(PartFigure a, PartFigure b)
    {
        bool isOneSource = (a.Document, a.Steps) == (b.Document, b.Steps);
        return new PartFigure(
            a.Read + b.Read,
            a.Write + b.Write,
            a.Leakage + b.Leakage,
            a.Area + b.Area,
            isOneSource ? a.Document : "",
            isOneSource ? $"{a.What} + {b.What}" : $"{a.Source} + {b.Source}",
            isOneSource ? a.Steps : "",
            Worst(a.Trust, b.Trust));
    }

    /// <summary>The less trusted of two; the degrees are declared in falling order.</summary>
    public static Trust Worst(Trust a, Trust b) => a > b ? a : b;

    public PartEstimate Named(string part, long count, int accessBits, string table) =>
        new(part, count, Read, Write, accessBits, Leakage, Area, $"table {table}: {Source}", Trust);
}
