using HwSim.Accelerators.Energy;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Tests.Unit;

public class PartEstimatorTests
{
    [Theory]
    [InlineData(8, 8, 32, NumberKind.Integer, 0.2 + 0.1, 282 + 137)]
    [InlineData(32, 32, 32, NumberKind.Integer, 3.1 + 0.1, 3495 + 137)]
    [InlineData(16, 16, 32, NumberKind.Float, 1.1 + 0.9, 1640 + 4184)]
    [InlineData(16, 16, 16, NumberKind.Float, 1.1 + 0.4, 1640 + 1360)]
    [InlineData(32, 32, 32, NumberKind.Float, 3.7 + 0.9, 7700 + 4184)]
    [InlineData(4, 4, 32, NumberKind.Integer, (0.2 / 4) + 0.1, (282.0 / 4) + 137)]
    [InlineData(8, 4, 24, NumberKind.Integer, (0.2 / 2) + 0.075, (282.0 / 2) + 101.81)]
    public void A_mac_of_45_nm(int ifmap, int filter, int sum, NumberKind kind, double picojoules, double area)
    {
        PartEstimate mac = At("horowitz-45nm", 45).Mac(ifmap, filter, sum, kind, count: 256);
        Assert.Equal(picojoules, mac.Read!.Value.Value * 1e12, 3e-4);
        Assert.Equal(area, mac.Area!.Value.Value, 0.01);
        Assert.Equal(256, mac.Count);
        Assert.Equal(0, mac.AccessBits);
        Assert.Null(mac.Write);
        Assert.Null(mac.Leakage);
    }

    [Fact]
    public void A_mac_says_where_its_figures_come_from()
    {
        PartEstimate mac = At("open-45nm", 28).Mac(8, 8, 32, NumberKind.Integer, count: 1);
        Assert.Equal(
            "table open-45nm: Horowitz, ISSCC 2014, energy table (as in stillwater-sc/universal generic_45nm.hpp, MIT): "
            + "45 nm int8 multiply 200 fJ + 45 nm int32 add 100 fJ; area: widely quoted beside these energies, not checked against a document; "
            + "scaled to 28 nm at the same supply: energy x0.484, area x0.368 (Stillmaker & Baas, Integration 58 (2017) 74-81); leakage is not scaled",
            mac.Source);
        Assert.Equal("MAC (int8 x int8 + int32)", mac.Part);
    }

    [Fact]
    public void A_width_between_two_published_ones_is_derived()
    {
        PartEstimate mac = At("aladdin-40nm", 40).Mac(8, 8, 32, NumberKind.Integer, count: 1);
        Assert.Equal((12.68 / 16) + 0.21, mac.Read!.Value.Value * 1e12, 1e-9);
        Assert.Equal((80.0 / 16) + 2.4, mac.Leakage!.Value.Value * 1e6, 1e-9);
        Assert.Equal(Trust.Derived, mac.Trust);
        Assert.Contains("int8 multiply 792.5 fJ (in proportion to its cells from int32 multiply)", mac.Source, StringComparison.Ordinal);
        Assert.Equal(Trust.Published, At("aladdin-40nm", 40).Mac(32, 32, 32, NumberKind.Integer, count: 1).Trust);
    }

    [Theory]
    [InlineData("horowitz-45nm", 8, NumberKind.Float)]
    [InlineData("horowitz-45nm", 128, NumberKind.Integer)]
    [InlineData("aladdin-40nm", 16, NumberKind.Float)]
    [InlineData("cacti7-lstp", 8, NumberKind.Integer)]
    public void A_mac_without_a_figure_is_null_with_a_reason(string table, int bits, NumberKind kind)
    {
        PartEstimate mac = At(table, 45).Mac(bits, bits, 32, kind, count: 1);
        Assert.Null(mac.Read);
        Assert.Null(mac.Area);
        Assert.Contains("no figure: the table has no", mac.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_costs_by_the_bit()
    {
        PartEstimate register = At("open-45nm", 40).Register("filter registers", 32, count: 4);
        Assert.Equal(32 * 0.009, register.Read!.Value.Value * 1e12, 1e-12);
        Assert.Equal(register.Read, register.Write);
        Assert.Equal(32 * 5.98, register.Area!.Value.Value, 1e-9);
        Assert.Equal(32, register.AccessBits);
    }

    [Fact]
    public void A_vector_lane_multiplies_and_adds() =>
        Assert.Equal(4.6, At("open-45nm", 45).VectorLane(32, NumberKind.Float, count: 1).Read!.Value.Value * 1e12, 1e-9);

    [Fact]
    public void Main_memory_costs_by_the_bit_and_has_no_area()
    {
        PartEstimate dram = At("open-45nm", 7).Dram("ddr4");
        Assert.Equal(6.1005, dram.Read!.Value.Value * 1e12, 1e-9);
        Assert.Equal(5.6336, dram.Write!.Value.Value * 1e12, 1e-9);
        Assert.Equal(1, dram.AccessBits);
        Assert.Null(dram.Area);
        Assert.Null(dram.Leakage);
        PartEstimate unknown = At("open-45nm", 45).Dram("ddr9");
        Assert.Null(unknown.Read);
        Assert.Contains("no DRAM type 'ddr9'; it has ddr3, ddr4", unknown.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_technology_that_scaling_does_not_cover_gives_no_figure()
    {
        PartEstimator old = At("open-45nm", 180);
        foreach (PartEstimate part in new[] { old.Mac(8, 8, 32, NumberKind.Integer, 1), old.Register("r", 8, 1), old.Sram("s", new Bytes(65536), 64, 1) })
        {
            Assert.Equal((null, null, null), (part.Read, part.Area, part.Leakage));
            Assert.Contains("covers 7 nm to 130 nm, not 180 nm", part.Source, StringComparison.Ordinal);
        }
    }

    private static PartEstimator At(string table, double nanometres) => new(EnergyTables.Shipped.Find(table)!, EnergyTables.Shipped.Scaling, new Metres(nanometres * 1e-9));
}
