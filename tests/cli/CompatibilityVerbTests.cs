using System.Text.Json;

namespace HwSim.Tests.Cli;

/// <summary><c>hwsim antsim</c> and <c>hwsim bitmod</c>: what people and programs get.</summary>
public class CompatibilityVerbTests
{
    [Fact]
    public void Antsim_adds_its_layers_up_and_says_what_is_left_out()
    {
        (int code, string output, string error) = HwSimProcess.Run("antsim", "bert-base", "--seq", "128", "--design", "olive", "--design", "adafloat", "--json", "-");

        Assert.Equal((0, ""), (code, error));
        JsonElement[] designs = [.. JsonDocument.Parse(output).RootElement.GetProperty("designs").EnumerateArray()];
        Assert.Equal(["olive", "adafloat"], designs.Select(d => d.GetProperty("design").GetString()));
        foreach (JsonElement design in designs)
        {
            Assert.Equal(design.GetProperty("cycles").GetInt64(), design.GetProperty("layers").EnumerateArray().Sum(l => l.GetProperty("times").GetInt64() * l.GetProperty("cycles").GetInt64()));
            Assert.True(design.GetProperty("left_out").GetInt32() > 0);
        }

        Assert.True(designs[1].GetProperty("cycles").GetInt64() > 4 * designs[0].GetProperty("cycles").GetInt64());
    }

    /// <summary>A format narrower than a design's own counts only where the design has it.</summary>
    [Fact]
    public void Antsim_takes_operand_widths_from_the_workload_where_the_design_has_them()
    {
        string output = HwSimProcess.Run("antsim", "resnet18", "--technique", "format(weights=int4, activations=int4)", "--design", "ant-os", "--design", "adafloat", "--json", "-").Output;
        int[][] bits = [.. JsonDocument.Parse(output).RootElement.GetProperty("designs").EnumerateArray().Select(d => d.GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("weight_bits").GetInt32()).Distinct().ToArray())];
        Assert.Equal([[4], [8]], bits);
    }

    [Theory]
    [InlineData("'alexnot'", "antsim", "alexnot")]
    [InlineData("'olife'", "antsim", "bert-base", "--design", "olife")]
    [InlineData("'opt'", "bitmod", "opt")]
    [InlineData("--weight-bits", "bitmod", "phi-2", "--weight-bits", "1e9")]
    public void What_is_wrong_is_named(string named, params string[] arguments)
    {
        (int code, _, string error) = HwSimProcess.Run(arguments);
        Assert.Equal(1, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bitmod_gives_the_longer_of_compute_and_transfers()
    {
        string output = HwSimProcess.Run("bitmod", "phi-2", "--design", "olive", "--weight-bits", "4", "--decode", "--json", "-").Output;
        JsonElement root = JsonDocument.Parse(output).RootElement;
        JsonElement[] products = [.. root.GetProperty("products").EnumerateArray()];
        Assert.All(products, p => Assert.Equal(p.GetProperty("cycles").GetInt64(), Math.Max(p.GetProperty("compute_cycles").GetInt64(), p.GetProperty("dram_cycles").GetInt64())));
        Assert.Equal(root.GetProperty("cycles").GetInt64(), products.Sum(p => p.GetProperty("times").GetInt64() * p.GetProperty("cycles").GetInt64()));
    }
}
