using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>Logic of any width from the few widths that are published.</summary>
/// <remarks>
/// An array multiplier of a by b bits has a·b partial-product cells and an adder or a register of n bits has n of them, so energy,
/// area and leakage grow with that many cells (Weste and Harris, CMOS VLSI Design, ch. 11). Between two published widths the
/// figure is a power law of the number of cells through both, beyond them in proportion to the number. Floats are not
/// derived this way: their shifters follow another law, so a width that is not published has no figure.
/// </remarks>
internal sealed class ArithmeticModel(EnergyTable table, TechnologyScaling scaling, Metres node)
{
    /// <summary>The widths that the law is used for.</summary>
    private const int LeastBits = 2;
    private const int MostBits = 64;

    /// <summary>A part with operands of <paramref name="bits"/> and, for a multiplier, <paramref name="otherBits"/>.</summary>
    public PartFigure Of(ArithmeticPart part, int bits, int otherBits)
    {
        string what = Words(part, bits, otherBits);
        if (table.Arithmetic.Where(g => g.Units.Any(u => u.Part == part)).MinBy(g => Math.Abs(Math.Log(g.Technology / node))) is not { } group)
        {
            return PartFigure.Missing($"the table has no {what}");
        }

        bool isFloat = part is ArithmeticPart.FloatAdder or ArithmeticPart.FloatMultiplier;
        ArithmeticUnit[] units = [.. group.Units.Where(u => u.Part == part && (!isFloat || u.Bits == bits)).OrderBy(u => u.Bits)];
        bool hasLaw = part is ArithmeticPart.Register ? bits > 0 : Math.Min(bits, otherBits) >= LeastBits && Math.Max(bits, otherBits) <= MostBits;
        if (units.Length == 0 || !hasLaw)
        {
            return PartFigure.Missing($"the table has no {what}, and none can be derived from its other widths");
        }

        ScalingFactor energy = scaling.EnergyFactor(group.Technology, group.Voltage, node, null);
        ScalingFactor area = scaling.AreaFactor(group.Technology, node);
        if (energy.Value is not { } energyFactor || area.Value is not { } areaFactor)
        {
            return PartFigure.Missing($"{what} is published for {group.Technology}, and {energy.Reason}{(energy.Value is null ? "" : area.Reason)}");
        }

        double cells = Cells(part, bits, otherBits);
        bool isExact = units.Any(u => Cells(part, u.Bits, u.Bits) == cells);
        bool isScaled = !LogCurve.IsSame(group.Technology.Value, node.Value);
        bool hasArea = units.All(u => u.Area is not null);
        Joules read = new(Law(part, units, u => u.Energy.Value, cells));
        Trust trust = hasArea ? PartFigure.Worst(group.Trust, group.AreaTrust) : group.Trust;
        return new PartFigure(
            read * energyFactor,
            part is ArithmeticPart.Register ? read * energyFactor : null,
            isScaled || units.Any(u => u.Leakage is null) ? null : new Watts(Law(part, units, u => u.Leakage!.Value.Value, cells)),
            hasArea ? new SquareMicrometres(Law(part, units, u => u.Area!.Value.Value, cells)) * areaFactor : null,
            Explain(group, what, read, isExact ? null : units, isScaled ? (energyFactor, areaFactor) : null),
            isExact && !isScaled ? trust : PartFigure.Worst(trust, Trust.Derived));
    }

    private string Explain(ArithmeticGroup group, string what, Joules energy, ArithmeticUnit[]? derivedFrom, (double Energy, double Area)? scaled)
    {
        string areas = group.AreaSource == group.Source ? "" : $" (areas: {group.AreaSource})";
        string law = derivedFrom is null ? "" : string.Create(CultureInfo.InvariantCulture, $", derived from {string.Join(", ", derivedFrom.Select(u => u.Bits))} bits in proportion to its cells");
        string steps = scaled is not { } s ? "" : string.Create(CultureInfo.InvariantCulture, $"; scaled to {node}: energy x{s.Energy:G3}, area x{s.Area:G3} ({scaling.Source}), leakage not covered");
        return $"{group.Source}{areas}, {group.Technology} {what} {energy}{law}{steps}";
    }

    private static double Law(ArithmeticPart part, ArithmeticUnit[] units, Func<ArithmeticUnit, double> valueOf, double cells) =>
        LogCurve.AtOrProportional([.. units.Select(u => (Cells(part, u.Bits, u.Bits), valueOf(u)))], cells);

    private static double Cells(ArithmeticPart part, int bits, int otherBits) => part is ArithmeticPart.IntegerMultiplier ? (double)bits * otherBits : bits;

    private static string Words(ArithmeticPart part, int bits, int otherBits)
    {
        string width = bits.ToString(CultureInfo.InvariantCulture);
        string other = otherBits.ToString(CultureInfo.InvariantCulture);
        return part switch
        {
            ArithmeticPart.IntegerAdder => $"int{width} add",
            ArithmeticPart.IntegerMultiplier => bits == otherBits ? $"int{width} multiply" : $"int{width} x int{other} multiply",
            ArithmeticPart.FloatAdder => $"fp{width} add",
            ArithmeticPart.FloatMultiplier => $"fp{width} multiply",
            _ => $"{width}-bit register",
        };
    }
}
