using System.Globalization;
using CsvHelper;
using HwSim.Accelerators.Energy;
using HwSim.Core.Machine;
using HwSim.Core.Units;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation;

/// <summary>Every figure that ships equals the row of the reference table with the same part, width, capacity and technology.</summary>
[Trait("Category", "Reference")]
public class EnergyTableReference(ITestOutputHelper output)
{
    private const string File = "reference/energy/energy.csv";

    private static readonly Dictionary<string, (string Component, string Read, string Write)> DramRows = new()
    {
        ["ddr3"] = ("dram_ddr3", "access_per_bit", "access_per_bit"),
        ["ddr4"] = ("dram_ddr4_2400", "read_per_bit", "write_per_bit"),
        ["lpddr"] = ("dram_lpddr", "access_per_bit", "access_per_bit"),
        ["lpddr4"] = ("dram_lpddr4", "access_per_bit", "access_per_bit"),
        ["lpddr5"] = ("dram_lpddr5_6400", "access_per_bit_derived", "access_per_bit_derived"),
        ["gddr5"] = ("dram_gddr5", "access_per_bit", "access_per_bit"),
        ["gddr6"] = ("dram_gddr6", "access_per_bit", "access_per_bit"),
        ["gddr6x"] = ("dram_gddr6x", "access_per_bit", "access_per_bit"),
        ["hbm2"] = ("dram_hbm2", "access_per_bit", "access_per_bit"),
        ["hbm2e"] = ("dram_hbm2e", "access_per_bit", "access_per_bit"),
        ["hbm3"] = ("dram_hbm3", "access_per_bit", "access_per_bit"),
        ["hbm3e"] = ("dram_hbm3e", "access_per_bit_high", "access_per_bit_high"),
        ["hmc"] = ("dram_hmc", "access_per_bit", "access_per_bit"),
    };

    [ReferenceFact(File)]
    public void Shipped_figures_equal_the_rows_they_cite()
    {
        Dictionary<string, (double? Energy, double? Area, string Source)> rows = Rows();
        List<(string Key, double Shipped, double? Reference)> checks = [.. EnergyTables.Shipped.Names.SelectMany(n => Figures(n, rows)), .. ScalingFigures(rows)];
        List<(string Key, double Shipped, double? Reference)> wrong = [.. checks.Where(c => c.Reference is not { } r || Math.Abs(c.Shipped - r) > 1e-12 * Math.Abs(r))];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{File}: {checks.Count} figures checked, {checks.Count - wrong.Count} equal, {checks.Select(c => c.Key).Distinct().Count()} of {rows.Count} rows cited"));
        Assert.True(checks.Count > 1000);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(10).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key}: shipped {w.Shipped}, reference {w.Reference}"))));
    }

    /// <summary>What the reference flags as unverified must not ship as published.</summary>
    [ReferenceFact(File)]
    public void Flagged_rows_ship_as_assumed()
    {
        Dictionary<string, (double? Energy, double? Area, string Source)> rows = Rows();
        foreach (DramFigure dram in EnergyTables.Shipped.Find("dram")!.Dram)
        {
            string source = rows[$"{DramRows[dram.Type].Component},{DramRows[dram.Type].Read},,1,"].Source;
            Assert.Equal(source.Contains("unverified", StringComparison.Ordinal), dram.Trust is Core.Config.Trust.Assumed && dram.Type.StartsWith("hbm3", StringComparison.Ordinal));
        }

        foreach (ArithmeticGroup group in EnergyTables.Shipped.Names.SelectMany(n => EnergyTables.Shipped.Find(n)!.Arithmetic))
        {
            bool isFlagged = group.Units.Any(u => rows[ArithmeticKey(u.Part, u.Bits, group.Technology)].Source.Contains("area from memory", StringComparison.Ordinal));
            Assert.Equal(isFlagged, group.AreaTrust is Core.Config.Trust.Assumed);
        }
    }

    private static IEnumerable<(string, double, double?)> Figures(string name, Dictionary<string, (double? Energy, double? Area, string Source)> rows)
    {
        EnergyTable table = EnergyTables.Shipped.Find(name)!;
        foreach (ArithmeticGroup group in table.Arithmetic)
        {
            foreach (ArithmeticUnit unit in group.Units)
            {
                string key = ArithmeticKey(unit.Part, unit.Bits, group.Technology);
                yield return (key, unit.Energy.Value * 1e12, rows[key].Energy);
                yield return (key, unit.Area!.Value.Value, rows[key].Area);
                if (unit.Leakage is { } leakage)
                {
                    string leak = key.Replace(",add,", "_add,leak_per_ns,", StringComparison.Ordinal).Replace(",mult,", "_mult,leak_per_ns,", StringComparison.Ordinal);
                    yield return (leak, leakage.Value * 1e3, rows[leak].Energy);
                }
            }
        }

        foreach (SramSeries series in table.Sram)
        {
            string component = series.Source.Contains("itrs-hp", StringComparison.Ordinal) ? "sram_hp" : "sram_lstp";
            foreach (SramMacro macro in series.Macros)
            {
                string Key(string operation) => string.Create(CultureInfo.InvariantCulture, $"{component},{operation},{Nm(series.Technology)},{series.WordBits},{macro.Capacity.Value / 1024.0}");
                yield return (Key("read"), macro.Read.Value * 1e12, rows[Key("read")].Energy);
                yield return (Key("write"), macro.Write.Value * 1e12, rows[Key("write")].Energy);
                yield return (Key("read"), macro.Area.Value, rows[Key("read")].Area);
                yield return (Key("leak_power_uw_in_energy_column"), macro.Leakage.Value * 1e6, rows[Key("leak_power_uw_in_energy_column")].Energy);
            }
        }

        foreach (DramFigure dram in table.Dram)
        {
            (string component, string read, string write) = DramRows[dram.Type];
            yield return ($"{component},{read},,1,", dram.Read.Value * 1e12, rows[$"{component},{read},,1,"].Energy);
            yield return ($"{component},{write},,1,", dram.Write.Value * 1e12, rows[$"{component},{write},,1,"].Energy);
        }
    }

    private static IEnumerable<(string, double, double?)> ScalingFigures(Dictionary<string, (double? Energy, double? Area, string Source)> rows)
    {
        TechnologyScaling scaling = EnergyTables.Shipped.Scaling;
        foreach (ScalingNode node in scaling.Nodes)
        {
            foreach ((string coefficient, double value) in new[] { ("a2", node.A2), ("a1", node.A1), ("a0", node.A0) })
            {
                string key = $"tech_scale,energy_poly_{coefficient},{Nm(node.Node)},,";
                yield return (key, value, rows[key].Energy);
            }

            for (int i = 0; i < scaling.Nodes.Length; i++)
            {
                string to = Nm(scaling.Nodes[i].Node);
                string key = $"tech_scale,area_factor_from_{Nm(node.Node)}_to_{to},{to},,";
                yield return (key, node.AreaTo[i], rows[key].Area);
            }
        }
    }

    private static string ArithmeticKey(ArithmeticPart part, int bits, Metres technology) => string.Create(CultureInfo.InvariantCulture, $"{part switch
    {
        ArithmeticPart.IntegerAdder => "int_alu,add",
        ArithmeticPart.IntegerMultiplier => "int_alu,mult",
        ArithmeticPart.FloatAdder => "fp_alu,add",
        ArithmeticPart.FloatMultiplier => "fp_alu,mult",
        _ => "register,access_bit",
    }},{Nm(technology)},{bits},");

    private static string Nm(Metres length) => Math.Round(length.Value * 1e9, 3).ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, (double? Energy, double? Area, string Source)> Rows()
    {
        using StreamReader text = new(ReferenceData.PathOf(File));
        using CsvReader csv = CsvReader.Create(text);
        Dictionary<string, (double?, double?, string)> rows = [];
        while (csv.Read())
        {
            string key = string.Join(',', csv.GetString("component"), csv.GetString("operation"), csv.GetString("technology_nm"), csv.GetString("bits"), csv.GetString("capacity_kib"));
            rows[key] = (Number(csv.GetString("energy_pj")), Number(csv.GetString("area_um2")), csv.GetString("source"));
        }

        return rows;
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
