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
        bool hasLeakage = !isScaled && units.All(u => u.Leakage is not null);
        bool hasArea = units.All(u => u.Area is not null);
        Joules published = new(Law(part, units, u => u.Energy.Value, cells));
        Joules energyHere = published * energyFactor;
        Trust trust = hasArea ? PartFigure.Worst(group.Trust, group.AreaTrust) : group.Trust;
        string law = isExact ? "" : $" (in proportion to its cells from {string.Join(" and ", units.Select(u => Words(part, u.Bits, u.Bits)))})";
        string scaled = !isScaled ? "" : string.Create(
            CultureInfo.InvariantCulture, $"; scaled to {node} at the same supply: energy x{energyFactor:G3}, area x{areaFactor:G3} ({scaling.Source})");
        string missing = (hasArea ? "" : "; area not stated") + (hasLeakage ? "" : isScaled ? "; leakage is not scaled" : "; leakage not stated");
        return new PartFigure(
            energyHere,
            part is ArithmeticPart.Register ? energyHere : null,
            hasLeakage ? new Watts(Law(part, units, u => u.Leakage!.Value.Value, cells)) : null,
            hasArea ? new SquareMicrometres(Law(part, units, u => u.Area!.Value.Value, cells)) * areaFactor : null,
            group.Source,
            $"{group.Technology} {what} {published}{law}",
            (hasArea && group.AreaSource != group.Source ? $"; area: {group.AreaSource}" : "") + scaled + missing,
            isExact && !isScaled ? trust : PartFigure.Worst(trust, Trust.Derived));
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
