using HwSim.Accelerators.Energy;
using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Tests.Unit;

public class SramEstimateTests
{
    private const long KiB = 1024;

    public static TheoryData<string> Tables => ["cacti7-lstp", "cacti7-hp"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_macro_of_the_table_comes_out_as_it_went_in(string name)
    {
        EnergyTable table = EnergyTables.Shipped.Find(name)!;
        foreach (SramSeries series in table.Sram)
        {
            PartEstimator estimator = new(table, EnergyTables.Shipped.Scaling, series.Technology);
            foreach (SramMacro macro in series.Macros)
            {
                PartEstimate part = estimator.Sram("s", macro.Capacity, series.WordBits, count: 3);
                AssertSame(macro.Read.Value, part.Read!.Value.Value);
                AssertSame(macro.Write.Value, part.Write!.Value.Value);
                AssertSame(macro.Leakage.Value, part.Leakage!.Value.Value);
                AssertSame(macro.Area.Value, part.Area!.Value.Value);
                Assert.Equal((3, series.WordBits), (part.Count, part.AccessBits));
            }
        }
    }

    [Fact]
    public void Wide_accesses_use_macros_side_by_side()
    {
        PartEstimate one = At(45).Sram("s", new Bytes(64 * KiB), 256, 1);
        PartEstimate four = At(45).Sram("s", new Bytes(256 * KiB), 1024, 1);
        AssertSame(4 * one.Read!.Value.Value, four.Read!.Value.Value);
        AssertSame(4 * one.Area!.Value.Value, four.Area!.Value.Value);
        Assert.Contains("4 macros side by side, each 64 KiB with 256-bit words; wires between macros not included", four.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_the_largest_macro_is_built_of_banks_of_it()
    {
        PartEstimate largest = At(45).Sram("s", new Bytes(4096 * KiB), 64, 1);
        PartEstimate banked = At(45).Sram("s", new Bytes((12 * 1024 * KiB) - 1), 64, 1);
        Assert.Equal(largest.Read, banked.Read);
        AssertSame(3 * largest.Area!.Value.Value, banked.Area!.Value.Value);
        AssertSame(3 * largest.Leakage!.Value.Value, banked.Leakage!.Value.Value);
        Assert.Equal(Trust.Derived, banked.Trust);
        Assert.Contains("3 banks, each 4 MiB with 64-bit words; wires", banked.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void An_access_narrower_than_the_narrowest_word_moves_a_whole_word() =>
        Assert.Equal(At(45).Sram("s", new Bytes(8 * KiB), 16, 1).Read, At(45).Sram("s", new Bytes(8 * KiB), 4, 1).Read);

    [Fact]
    public void Less_than_the_smallest_macro_has_no_figure()
    {
        PartEstimate part = At(45).Sram("s", new Bytes(256), 64, 1);
        Assert.Null(part.Read);
        Assert.Contains("smaller than the smallest macro", part.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_technologies_of_the_sweep_its_own_figures_scale()
    {
        PartEstimate at28 = At(28).Sram("s", new Bytes(64 * KiB), 64, 1);
        Assert.InRange(at28.Read!.Value.Value, 5.66959e-12, 12.8735e-12);
        Assert.InRange(at28.Area!.Value.Value, 58601.3, 124417.1);
        Assert.NotNull(at28.Leakage);
        Assert.DoesNotContain("Stillmaker", at28.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_the_technologies_of_the_sweep_leakage_is_missing()
    {
        PartEstimate at7 = At(7).Sram("s", new Bytes(64 * KiB), 64, 1);
        double factor = EnergyTables.Shipped.Scaling.EnergyFactor(new Metres(22e-9), null, new Metres(7e-9), null).Value!.Value;
        AssertSame(5.66959e-12 * factor, at7.Read!.Value.Value);
        Assert.Null(at7.Leakage);
        Assert.Contains("Stillmaker & Baas", at7.Source, StringComparison.Ordinal);
        Assert.Contains("leakage is not scaled", at7.Source, StringComparison.Ordinal);
    }

    private static void AssertSame(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * expected);

    private static PartEstimator At(double nanometres) => new(EnergyTables.Shipped.Find("cacti7-lstp")!, EnergyTables.Shipped.Scaling, new Metres(nanometres * 1e-9));
}
