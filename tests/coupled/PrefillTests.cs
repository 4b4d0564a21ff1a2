using HwSim.Accelerators.Coupled.Profile;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;

namespace HwSim.Tests.Coupled;

/// <summary>GH200 beside PCIe systems: slower at small batch, faster at large batch, host-bound for longer. Published: arXiv 2504.11750. No constant is fitted to these figures.</summary>
public class PrefillTests
{
    private const string Sdpa = "software=pytorch-sdpa";

    /// <summary>Published: 1.9 to 2.7 times. Transformers runs Llama with scaled_dot_product_attention unless told otherwise.</summary>
    [Fact]
    public void At_large_batch_GH200_is_as_much_faster_as_published()
    {
        WorkloadGraph graph = CoupledMachines.Prefill("llama-3.2-1b", 32);
        double gh200 = CoupledMachines.Launches("gh200", graph, Sdpa).Latency;
        Assert.InRange(CoupledMachines.Launches("h100-pcie", graph, Sdpa).Latency / gh200 / 1.9, 0.9, 1.1);
        Assert.InRange(CoupledMachines.Launches("a100-sxm", graph, Sdpa).Latency / gh200 / 2.7, 0.9, 1.1);
    }

    [Theory]
    [InlineData("pytorch-eager")]
    [InlineData("pytorch-sdpa")]
    public void At_batch_one_GH200_is_slower(string software)
    {
        WorkloadGraph graph = CoupledMachines.Prefill("llama-3.2-1b", 1);
        double gh200 = CoupledMachines.Launches("gh200", graph, $"software={software}").Latency;
        Assert.All(["h100-pcie", "a100-sxm"], m => Assert.True(CoupledMachines.Launches(m, graph, $"software={software}").Latency < gh200));
    }

    [Theory]
    [InlineData("bert-base")]
    [InlineData("xlm-r-base")]
    [InlineData("gpt2")]
    [InlineData("llama-3.2-1b")]
    public void GH200_stays_host_bound_to_two_to_eight_times_the_batch(string model)
    {
        double ratio = (double)Turn("gh200", model).LastHostBound / Turn("h100-pcie", model).LastHostBound;
        Assert.InRange(ratio, 2, 8);
    }

    [Fact]
    public void TKLQT_is_flat_below_the_turn_and_rises_above()
    {
        double[] tklqt = [.. new long[] { 2, 4, 64, 128 }.Select(b => CoupledMachines.Launches("gh200", CoupledMachines.Prefill("bert-base", b)).Tklqt)];
        Assert.InRange(tklqt[1] / tklqt[0], 0.8, 1.5);
        Assert.True(tklqt[2] > 100 * tklqt[1] && tklqt[3] > 1.9 * tklqt[2]);
    }

    private static TurningPoint Turn(string machine, string model) => TurningPoint.Of(
        b =>
        {
            LaunchProfile closed = CoupledMachines.Load(machine).Schedule(CoupledMachines.Prefill(model, b), Fidelity.Analytic, NoTrace.Instance).Launches;
            return (closed.HostSeconds, closed.KernelSeconds);
        },
        1024);
}
