using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators.Energy;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Tests.Properties;

public class EnergyProperties
{
    private static readonly TechnologyScaling Scaling = EnergyTables.Shipped.Scaling;

    private static Gen<double> Nodes => Gen.Choose(7, 130).Select(n => n * 1e-9);

    [Fact]
    public void A_wider_integer_mac_never_costs_less() =>
        Property.Check(
            (from bits in Gen.Choose(2, 32).Three()
             from more in Gen.Choose(0, 32).Three()
             from table in Gen.Elements("open-45nm", "open-40nm")
             from node in Nodes
             select (Bits: bits, More: more, Estimator: At(table, node))).ToArbitrary(),
            c =>
            {
                PartEstimate narrow = c.Estimator.Mac(c.Bits.Item1, c.Bits.Item2, c.Bits.Item3, NumberKind.Integer, 1);
                PartEstimate wide = c.Estimator.Mac(c.Bits.Item1 + c.More.Item1, c.Bits.Item2 + c.More.Item2, c.Bits.Item3 + c.More.Item3, NumberKind.Integer, 1);
                AssertNotLess(narrow.Read!.Value.Value, wide.Read!.Value.Value);
                AssertNotLess(narrow.Area!.Value.Value, wide.Area!.Value.Value);
            });

    [Fact]
    public void The_operands_of_a_mac_can_be_swapped() =>
        Property.Check(
            Gen.Choose(4, 16).Two().ToArbitrary(),
            bits => Assert.Equal(
                At("open-45nm", 45e-9).Mac(bits.Item1, bits.Item2, 32, NumberKind.Integer, 1).Read,
                At("open-45nm", 45e-9).Mac(bits.Item2, bits.Item1, 32, NumberKind.Integer, 1).Read));

    /// <summary>At one word width; between widths CACTI itself is not monotone (16 KiB reads cheaper with 128 than with 64 bits).</summary>
    [Fact]
    public void A_larger_scratchpad_never_costs_less() =>
        Property.Check(
            (from capacity in Gen.Choose(1024, 16 << 20)
             from more in Gen.Choose(0, 16 << 20)
             from bits in Gen.Elements(8, 16, 64, 128, 256)
             from table in Gen.Elements("cacti7-lstp", "cacti7-hp")
             select (Capacity: capacity, More: more, Bits: table == "cacti7-hp" ? 64 : bits, Table: table)).ToArbitrary(),
            c =>
            {
                PartEstimate small = At(c.Table, 45e-9).Sram("s", new Bytes(c.Capacity), c.Bits, 1);
                PartEstimate large = At(c.Table, 45e-9).Sram("s", new Bytes((long)c.Capacity + c.More), c.Bits, 1);
                AssertNotLess(small.Read!.Value.Value, large.Read!.Value.Value);
                AssertNotLess(small.Write!.Value.Value, large.Write!.Value.Value);
                AssertNotLess(small.Area!.Value.Value, large.Area!.Value.Value);
            });

    [Fact]
    public void A_smaller_technology_never_costs_more() =>
        Property.Check(
            (from one in Nodes
             from other in Nodes
             from supply in Gen.Choose(70, 130)
             select (Small: new Metres(Math.Min(one, other)), Large: new Metres(Math.Max(one, other)), Supply: new Volts(supply / 100.0))).ToArbitrary(),
            c =>
            {
                Assert.InRange(Scaling.EnergyFactor(c.Large, c.Supply, c.Small, c.Supply).Value!.Value, 0, 1 + 1e-12);
                Assert.InRange(Scaling.AreaFactor(c.Large, c.Small).Value!.Value, 0, 1 + 1e-12);
            });

    [Fact]
    public void Energy_there_and_back_is_the_same_and_a_detour_changes_nothing() =>
        Property.Check(
            Nodes.Three().ToArbitrary(),
            n =>
            {
                (Metres a, Metres b, Metres c) = (new(n.Item1), new(n.Item2), new(n.Item3));
                double direct = Scaling.EnergyFactor(a, null, c, null).Value!.Value;
                Assert.Equal(direct, Scaling.EnergyFactor(a, null, b, null).Value!.Value * Scaling.EnergyFactor(b, null, c, null).Value!.Value, 1e-9 * direct);
                Assert.Equal(1, direct * Scaling.EnergyFactor(c, null, a, null).Value!.Value, 1e-9);
            });

    [Fact]
    public void An_estimate_is_a_figure_or_a_reason() =>
        Property.Check(
            (from capacity in Gen.Choose(1, int.MaxValue)
             from bits in Gen.Choose(1, 8192)
             from node in Gen.Choose(1, 200)
             from table in Gen.Elements(EnergyTables.Shipped.Names.ToArray())
             select (Capacity: capacity, Bits: bits, Estimator: At(table, node * 1e-9))).ToArbitrary(),
            c =>
            {
                PartEstimate[] parts =
                [
                    c.Estimator.Sram("s", new Bytes(c.Capacity), c.Bits, 1),
                    c.Estimator.Mac(c.Bits, c.Bits, c.Bits, NumberKind.Integer, 1),
                    c.Estimator.Mac(c.Bits, c.Bits, c.Bits, NumberKind.Float, 1),
                    c.Estimator.Register("r", c.Bits, 1),
                ];
                Assert.All(parts, p => Assert.Equal(p.Read is null, p.Source.Contains("no figure: ", StringComparison.Ordinal)));
                Assert.All(parts, p => Assert.True(p.Read is null || (double.IsFinite(p.Read.Value.Value) && p.Read.Value.Value > 0)));
                Assert.All(parts, p => Assert.True(p.Area is null || (double.IsFinite(p.Area.Value.Value) && p.Area.Value.Value > 0)));
            });

    private static PartEstimator At(string table, double metres) => new(EnergyTables.Shipped.Find(table)!, Scaling, new Metres(metres));

    private static void AssertNotLess(double small, double large) => Assert.True(large >= small * (1 - 1e-12), $"{large} is less than {small}");
}
