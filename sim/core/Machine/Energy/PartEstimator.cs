using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>
/// Energy and area of the parts of a machine at one technology, from a table of published figures. A figure that the table
/// does not have and that no stated law gives is null, and the estimate's source says why. Estimates are remembered, so an estimator that
/// serves many machines works each part out once; it is safe from any thread.
/// </summary>
/// <param name="table">The published figures.</param>
/// <param name="scaling">Takes them to other technologies.</param>
/// <param name="node">The technology of the machine.</param>
public sealed class PartEstimator(EnergyTable table, TechnologyScaling scaling, Metres node)
{
    private const int MostRemembered = 4096;

    private readonly ArithmeticModel arithmetic = new(table, scaling, node);
    private readonly SramModel sram = new(table, scaling, node);
    private readonly Remembered<(string Part, long Count, int Bits, int OtherBits, int SumBits, NumberKind Kind), PartEstimate> logic = new(MostRemembered);
    private readonly Remembered<(string Part, long Count, Bytes Capacity, int AccessBits), PartEstimate> memories = new(MostRemembered);
    private readonly Remembered<string, PartEstimate> drams = new(MostRemembered);

    /// <summary>
    /// Multipliers with the adder that accumulates their products; one operation is one multiply-accumulate. A float multiplier
    /// is as wide as the wider operand, and all 16-bit floats cost what fp16 costs.
    /// </summary>
    public PartEstimate Mac(int ifmapBits, int filterBits, int accumulatorBits, NumberKind kind, long count) =>
        logic.Of(("MAC", count, ifmapBits, filterBits, accumulatorBits, kind), this, static (key, own) =>
        {
            string type = key.Kind is NumberKind.Float ? "fp" : "int";
            string part = string.Create(CultureInfo.InvariantCulture, $"MAC ({type}{key.Bits} x {type}{key.OtherBits} + {type}{key.SumBits})");
            return own.MultiplyAdd(key.Bits, key.OtherBits, key.SumBits, key.Kind).Named(part, key.Count, accessBits: 0, own.Table);
        });

    /// <summary>Lanes of a vector unit. One operation of a lane is charged as a multiplication and an addition of its width; a comparison costs less, a division or an exponential more.</summary>
    public PartEstimate VectorLane(int bits, NumberKind kind, long count) =>
        logic.Of(("vector lane", count, bits, bits, bits, kind), this, static (key, own) =>
        {
            string part = string.Create(CultureInfo.InvariantCulture, $"vector lane ({(key.Kind is NumberKind.Float ? "fp" : "int")}{key.Bits})");
            return own.MultiplyAdd(key.Bits, key.Bits, key.Bits, key.Kind).Named(part, key.Count, accessBits: 0, own.Table);
        });

    /// <summary>Flip-flop registers that are read or written as a whole.</summary>
    public PartEstimate Register(string name, int bits, long count) =>
        memories.Of((name, count, Bytes.Zero, bits), this, static (key, own) =>
            own.arithmetic.Of(ArithmeticPart.Register, key.AccessBits, key.AccessBits).Named(key.Part, key.Count, key.AccessBits, own.Table));

    /// <summary>On-chip memories, each of <paramref name="capacity"/>, whose accesses move <paramref name="accessBits"/>.</summary>
    public PartEstimate Sram(string name, Bytes capacity, int accessBits, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity.Value, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(accessBits, 1);
        return memories.Of((name, count, capacity, accessBits), this, static (key, own) =>
            own.sram.Of(key.Capacity, key.AccessBits).Named(key.Part, key.Count, key.AccessBits, own.Table));
    }

    /// <summary>Main memory; the energies are of one bit. It is not scaled to the machine's technology, has no area on the chip, and its background power is in no table.</summary>
    public PartEstimate Dram(string type) => drams.Of(type, this, static (key, own) => own.MainMemory(key));

    /// <summary>Parts that the table has as a whole, such as a PE with its registers. An operation is what the part's source says.</summary>
    public PartEstimate Whole(string name, long count) => logic.Of((name, count, 0, 0, 0, NumberKind.Integer), this, static (key, own) => own.WholePart(key.Part).Named(key.Part, key.Count, accessBits: 0, own.Table));

    private string Table => table.Name;

    private PartFigure WholePart(string name)
    {
        if (table.Parts.FirstOrDefault(p => p.Name == name) is not { } part)
        {
            return PartFigure.Missing($"the table has no part '{name}'");
        }

        ScalingFactor energy = scaling.EnergyFactor(part.Technology, null, node, null);
        ScalingFactor area = scaling.AreaFactor(part.Technology, node);
        if (energy.Value is not { } energyFactor || area.Value is not { } areaFactor)
        {
            return PartFigure.Missing($"'{name}' is published for {part.Technology}, and {energy.Reason}{(energy.Value is null ? "" : area.Reason)}");
        }

        bool isScaled = !LogCurve.IsSame(part.Technology.Value, node.Value);
        string steps = !isScaled ? "" : string.Create(
            CultureInfo.InvariantCulture, $"; scaled to {node} at the same supply: energy x{energyFactor:G3}, area x{areaFactor:G3} ({scaling.Source}); leakage is not scaled");
        return new PartFigure(
            part.Energy * energyFactor, null, isScaled ? null : part.Leakage, part.Area * areaFactor, part.Source, $"{part.Technology} {part.Energy}", steps,
            isScaled ? PartFigure.Worst(part.Trust, Trust.Derived) : part.Trust);
    }

    private PartEstimate MainMemory(string type)
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
