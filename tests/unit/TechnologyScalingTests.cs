using HwSim.Accelerators.Energy;
using HwSim.Core.Config;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Tests.Unit;

public class TechnologyScalingTests
{
    private static readonly TechnologyScaling Scaling = EnergyTables.Shipped.Scaling;

    /// <summary>The corrigendum of Stillmaker and Baas works this example: 65 nm at 1.3 V gives 2.604.</summary>
    [Fact]
    public void The_paper_s_own_example_comes_out()
    {
        ScalingNode node = Scaling.Nodes.Single(n => Math.Abs((n.Node.Value * 1e9) - 65) < 1e-6);
        Assert.Equal(2.604, node.EnergyAt(new Volts(1.3)), 5e-4);
    }

    [Theory]
    [InlineData(45, 32, 0.65934)]
    [InlineData(45, 7, 0.09431)]
    [InlineData(45, 130, 3.06808)]
    public void Energy_factors_at_the_reference_supply(double from, double to, double expected) =>
        Assert.Equal(expected, Scaling.EnergyFactor(Nm(from), null, Nm(to), null).Value!.Value, 1e-5);

    [Fact]
    public void A_factor_between_supplies_is_the_ratio_of_the_polynomials()
    {
        double factor = Scaling.EnergyFactor(Nm(65), new Volts(1.3), Nm(45), new Volts(0.9)).Value!.Value;
        Assert.Equal(((1.103 * 0.81) - (0.362 * 0.9) + 0.2767) / ((3.755 * 1.69) - (4.398 * 1.3) + 1.975), factor, 1e-12);
    }

    [Fact]
    public void A_supply_that_is_not_given_is_like_the_other_side_s() =>
        Assert.Equal(Scaling.EnergyFactor(Nm(45), new Volts(1), Nm(32), new Volts(1)), Scaling.EnergyFactor(Nm(45), new Volts(1), Nm(32), null));

    [Fact]
    public void A_node_between_two_lies_between_their_factors()
    {
        double energy = Scaling.EnergyFactor(Nm(45), null, Nm(28), null).Value!.Value;
        double area = Scaling.AreaFactor(Nm(45), Nm(28)).Value!.Value;
        Assert.InRange(energy, 0.22106, 0.65934);
        Assert.InRange(area, 0.21, 0.46);
    }

    [Theory]
    [InlineData(180, 45)]
    [InlineData(45, 180)]
    [InlineData(45, 5)]
    public void A_node_that_is_not_covered_has_no_factor_and_a_reason(double from, double to)
    {
        foreach (ScalingFactor factor in new[] { Scaling.EnergyFactor(Nm(from), null, Nm(to), null), Scaling.AreaFactor(Nm(from), Nm(to)) })
        {
            Assert.Null(factor.Value);
            Assert.Contains("covers 7 nm to 130 nm", factor.Reason, StringComparison.Ordinal);
        }
    }

    /// <summary>The fit of 65 nm has its minimum at 4.398/(2·3.755) = 0.586 V.</summary>
    [Fact]
    public void A_supply_below_the_minimum_of_the_fit_has_no_factor()
    {
        Assert.Null(Scaling.EnergyFactor(Nm(65), new Volts(0.58), Nm(45), new Volts(0.9)).Value);
        Assert.NotNull(Scaling.EnergyFactor(Nm(65), new Volts(0.59), Nm(45), new Volts(0.9)).Value);
    }

    [Fact]
    public void The_same_node_scales_by_one_even_where_it_is_not_covered()
    {
        Assert.Equal(1, Scaling.EnergyFactor(Nm(180), null, Nm(180), null).Value);
        Assert.Equal(1, Scaling.AreaFactor(Nm(28), Nm(28)).Value);
    }

    [Theory]
    [InlineData("area_to: [1]", "area_to: [1, 2]")]
    [InlineData("energy: [1, 0, 0]", "energy: [1, 0]")]
    [InlineData("energy: [1, 0, 0]", "energy: [-1, 0, 0]")]
    public void Broken_scaling_says_what_is_wrong(string sound, string broken)
    {
        const string Text = "technology_scaling: t\nsource: s\nreference_supply: 0.8 V\nnodes:\n  - { node: 45 nm, energy: [1, 0, 0], area_to: [1] }\n";
        Diagnostics problems = [];
        Assert.True(TechnologyScalingFile.Type.TryRead(YamlText.Parse(new SourceText("test", Text), problems)!, problems, out _));
        Assert.False(TechnologyScalingFile.Type.TryRead(YamlText.Parse(new SourceText("test", Text.Replace(sound, broken, StringComparison.Ordinal)), problems)!, problems, out _));
        Assert.Equal(DiagnosticCode.Inconsistent, Assert.Single(problems).Code);
    }

    private static Metres Nm(double value) => new(value * 1e-9);
}
