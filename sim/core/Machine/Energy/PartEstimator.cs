using System.Globalization;
using HwSim.Core.Graph;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>
/// Energy and area of the parts of a machine at one technology, from a table of published figures. A figure that the table
/// does not have and that no stated law gives is null, and the estimate's source says why.
/// </summary>
/// <param name="table">The published figures.</param>
/// <param name="scaling">Takes them to other technologies.</param>
/// <param name="node">The technology of the machine.</param>
public sealed class PartEstimator(EnergyTable table, TechnologyScaling scaling, Metres node)
{
    private readonly ArithmeticModel arithmetic = new(table, scaling, node);
    private readonly SramModel sram = new(table, scaling, node);

    /// <summary>
    /// Multipliers with the adder that accumulates their products; one operation is one multiply-accumulate. A float multiplier
    /// is as wide as the wider operand, and all 16-bit floats cost what fp16 costs.
    /// </summary>
    public PartEstimate Mac(int ifmapBits, int filterBits, int accumulatorBits, NumberKind kind, long count)
    {
        string type = kind is NumberKind.Float ? "fp" : "int";
        string part = string.Create(CultureInfo.InvariantCulture, $"MAC ({type}{ifmapBits} x {type}{filterBits} + {type}{accumulatorBits})");
        return MultiplyAdd(ifmapBits, filterBits, accumulatorBits, kind).Named(part, count, accessBits: 0, table.Name);
    }

    /// <summary>Lanes of a vector unit. One operation of a lane is charged as a multiplication and an addition of its width; a comparison costs less, a division or an exponential more.</summary>
    public PartEstimate VectorLane(int bits, NumberKind kind, long count)
    {
        string part = string.Create(CultureInfo.InvariantCulture, $"vector lane ({(kind is NumberKind.Float ? "fp" : "int")}{bits})");
        return MultiplyAdd(bits, bits, bits, kind).Named(part, count, accessBits: 0, table.Name);
    }

    /// <summary>Flip-flop registers that are read or written as a whole.</summary>
    public PartEstimate Register(string name, int bits, long count) =>
        arithmetic.Of(ArithmeticPart.Register, bits, bits).Named(name, count, bits, table.Name);

    /// <summary>On-chip memories, each of <paramref name="capacity"/>, whose accesses move <paramref name="accessBits"/>.</summary>
    public PartEstimate Sram(string name, Bytes capacity, int accessBits, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity.Value, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(accessBits, 1);
        return sram.Of(capacity, accessBits).Named(name, count, accessBits, table.Name);
    }

    /// <summary>Main memory; the energies are of one bit. It is not scaled to the machine's technology, has no area on the chip, and its background power is in no table.</summary>
    public PartEstimate Dram(string type)
    {
        DramFigure? figure = table.Dram.FirstOrDefault(d => d.Type == type);
        PartFigure part = figure is null
            ? PartFigure.Missing($"the table has no DRAM type '{type}'{(table.Dram.IsEmpty ? "" : $"; it has {string.Join(", ", table.Dram.Select(d => d.Type).Distinct())}")}")
            : new PartFigure(new Joules(figure.Read.Value), new Joules(figure.Write.Value), null, null, figure.Source, figure.Type, "; off chip, background power not stated", figure.Trust);
        return part.Named($"DRAM ({type})", 1, accessBits: 1, table.Name);
    }

    private PartFigure MultiplyAdd(int bits, int otherBits, int sumBits, NumberKind kind)
    {
        if (kind is NumberKind.Integer)
        {
            return arithmetic.Of(ArithmeticPart.IntegerMultiplier, bits, otherBits) + arithmetic.Of(ArithmeticPart.IntegerAdder, sumBits, sumBits);
        }

        int wider = Math.Max(bits, otherBits);
        return arithmetic.Of(ArithmeticPart.FloatMultiplier, wider, wider) + arithmetic.Of(ArithmeticPart.FloatAdder, sumBits, sumBits);
    }
}
