using HwSim.Accelerators.Spiking;
using HwSim.Core.Graph;

namespace HwSim.Tests.Unit;

/// <summary>Energy with spikes against multiply-accumulates: the published ratio, and where spikes stop paying once memory counts.</summary>
public class SpikingNetworkTests
{
    private static readonly SpikingEnergies Energies = SpikingEnergies.FortyFiveNanometres;

    /// <summary>4.6 pJ over 0.9 pJ is 5.11: without memory that, over rate and steps, is all there is.</summary>
    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(0.05, 4)]
    [InlineData(1, 10)]
    public void The_ratio_is_5_11_over_spikes_a_neuron(double rate, int steps)
    {
        SpikingNetwork network = SpikingNetwork.Of(Workloads.Preset("vgg16"), isFirstDirect: false);
        double ratio = network.Ordinary(Energies, countsMemory: false).Value / network.Spiking(Energies, rate, steps, countsMemory: false).Value;
        Assert.Equal(4.6 / 0.9 / (rate * steps), ratio, 9);
        Assert.Equal(4.6 / 0.9 / steps, network.BreakEvenRate(Energies, steps, countsMemory: false), 9);
    }

    /// <summary>IIR-SNN (T = 1) states 25 to 33 times, which is a rate of 0.15 to 0.20.</summary>
    [Fact]
    public void Published_gains_of_one_step_need_rates_of_15_to_20_percent()
    {
        SpikingNetwork network = SpikingNetwork.Of(Workloads.Preset("vgg16"), isFirstDirect: false);
        double at20 = network.Ordinary(Energies, false).Value / network.Spiking(Energies, 0.204, 1, false).Value;
        double at15 = network.Ordinary(Energies, false).Value / network.Spiking(Energies, 0.155, 1, false).Value;
        Assert.InRange(at20, 25, 25.5);
        Assert.InRange(at15, 32.5, 33.5);
    }

    [Theory]
    [InlineData("vgg16")]
    [InlineData("resnet18")]
    [InlineData("mobilenet-v2")]
    public void Memory_makes_spikes_stop_paying_earlier(string workload)
    {
        SpikingNetwork network = SpikingNetwork.Of(Workloads.Preset(workload), isFirstDirect: true);
        double before = double.PositiveInfinity;
        foreach (int steps in (int[])[1, 2, 5, 10])
        {
            double rate = network.BreakEvenRate(Energies, steps, countsMemory: true);
            Assert.True(rate < network.BreakEvenRate(Energies, steps, countsMemory: false) && rate < before);
            if (rate is >= 0 and <= 0.9)
            {
                double ordinary = network.Ordinary(Energies, true).Value;
                Assert.Equal(1, network.Spiking(Energies, rate, steps, true).Value / ordinary, 9);
                Assert.True(network.Spiking(Energies, rate + 0.1, steps, true).Value > ordinary);
            }

            before = rate;
        }
    }

    [Fact]
    public void What_cannot_be_says_why()
    {
        SpikingNetwork network = SpikingNetwork.Of(Workloads.Preset("vgg16"), isFirstDirect: true);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Spiking(Energies, 1.1, 1, false));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Spiking(Energies, double.NaN, 1, false));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Spiking(Energies, 0.1, 0, false));
        Assert.Throws<ArgumentException>(() => SpikingNetwork.Of(new WorkloadGraph("empty", [], []), false));
    }
}
