using System.Text.Json.Nodes;
using HwSim.Accelerators.Energy;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Tests.Unit;

public class EnergyTableTests
{
    private const string Row = "hwsim: 1\nenergy_table: t\ndescription: d\narithmetic:\n  - source: s\n    trust: published\n    technology: 45 nm\n    units:\n      - { part: integer_adder, bits: 8, energy: 0.03 pJ }\n";

    public static TheoryData<string> Names => [.. EnergyTables.Shipped.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_table_is_sound(string name)
    {
        EnergyTable table = EnergyTables.Shipped.Find(name)!;
        Assert.Equal(name, table.Name);
        Assert.NotEmpty(table.Description);
        Assert.True(table.Arithmetic.Length + table.Sram.Length + table.Dram.Length > 0);
        AssertDistinct(table.Arithmetic.SelectMany(g => g.Units.Select(u => (u.Part, u.Bits))));
        AssertDistinct(table.Sram.Select(s => (s.Technology, s.WordBits)));
        AssertDistinct(table.Dram.Select(d => d.Type));
        Assert.All(table.Arithmetic, g => Assert.NotEqual(Trust.Chosen, g.Trust));
    }

    [Fact]
    public void The_tables_that_the_readme_names_are_there() =>
        Assert.Equal(["aladdin-40nm", "cacti7-hp", "cacti7-lstp", "dram", "horowitz-45nm", "open-40nm", "open-45nm", "quantized-28nm"], EnergyTables.Shipped.Names);

    [Fact]
    public void An_unknown_table_is_null() => Assert.Null(EnergyTables.Shipped.Find("nobody-1nm"));

    [Fact]
    public void A_combined_table_has_every_part()
    {
        EnergyTable table = EnergyTables.Shipped.Find("open-45nm")!;
        Assert.Equal(Enum.GetValues<ArithmeticPart>().Order(), table.Arithmetic.SelectMany(g => g.Units).Select(u => u.Part).Distinct().Order());
        Assert.NotEmpty(table.Sram);
        Assert.NotEmpty(table.Dram);
    }

    [Theory]
    [InlineData("energy: 0.03 pJ", "energy: 0.03", DiagnosticCode.MissingUnit)]
    [InlineData("energy: 0.03 pJ", "energy: 0.03 W", DiagnosticCode.WrongUnit)]
    [InlineData("energy: 0.03 pJ", "energy: 0 pJ", DiagnosticCode.OutOfRange)]
    [InlineData("part: integer_adder", "part: integer_addr", DiagnosticCode.UnknownChoice)]
    [InlineData("trust: published", "trust: sure", DiagnosticCode.UnknownChoice)]
    [InlineData("    source: s\n", "", DiagnosticCode.MissingKey)]
    [InlineData("technology: 45 nm", "technology: 45 nm\n    tecnology: 40 nm", DiagnosticCode.UnknownKey)]
    [InlineData("units:\n", "units:\n      - { part: integer_adder, bits: 8, energy: 0.04 pJ }\n", DiagnosticCode.Inconsistent)]
    [InlineData("energy_table: t", "technology_scaling: t", DiagnosticCode.WrongFileKind)]
    public void A_broken_table_says_what_is_wrong(string sound, string broken, DiagnosticCode expected)
    {
        string text = sound.StartsWith("    source", StringComparison.Ordinal)
            ? Row.Replace("  - source: s\n    trust", "  - trust", StringComparison.Ordinal)
            : Row.Replace(sound, broken, StringComparison.Ordinal);
        Assert.NotEqual(Row, text);
        Diagnostics problems = [];
        Assert.Null(Read(text, problems));
        Assert.Contains(problems, p => p.Code == expected);
    }

    [Fact]
    public void Macros_out_of_order_are_refused()
    {
        const string Macro = "{ capacity: CAP, read: 1 pJ, write: 1 pJ, leakage: 1 uW, area: 1 um2 }";
        string text = "hwsim: 1\nenergy_table: t\ndescription: d\nsram:\n  - source: s\n    trust: derived\n    technology: 45 nm\n    word_bits: 64\n    macros:\n"
            + "      - " + Macro.Replace("CAP", "2 KiB", StringComparison.Ordinal) + "\n      - " + Macro.Replace("CAP", "1 KiB", StringComparison.Ordinal) + "\n";
        Diagnostics problems = [];
        Assert.Null(Read(text, problems));
        Assert.Equal(DiagnosticCode.Inconsistent, Assert.Single(problems).Code);
    }

    [Fact]
    public void The_schema_asks_for_what_the_reader_asks_for()
    {
        JsonObject schema = EnergyTableFile.Type.Schema();
        Assert.Equal(["energy_table", "description"], schema["required"]!.AsArray().Select(k => k!.GetValue<string>()));
        JsonNode unit = schema["properties"]!["arithmetic"]!["items"]!["properties"]!["units"]!["items"]!;
        Assert.Contains("pJ", unit["properties"]!["energy"]!["pattern"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.False(unit["additionalProperties"]!.GetValue<bool>());
        Assert.Equal(["technology_scaling", "source", "reference_supply", "nodes"], TechnologyScalingFile.Type.Schema()["required"]!.AsArray().Select(k => k!.GetValue<string>()));
    }

    private static void AssertDistinct<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        Assert.Equal(all.Distinct(), all);
    }

    private static EnergyTable? Read(string text, Diagnostics problems)
    {
        ConfigLoader loader = new(_ => null, []);
        return loader.Load(new SourceText("test", text), EnergyTableFile.Kind, [], problems) is { } file && EnergyTableFile.Type.TryRead(file, problems, out EnergyTable? table) ? table : null;
    }
}
