using HwSim.Accelerators.Coupled.Inference;
using HwSim.Accelerators.Coupled.Memory;
using HwSim.Accelerators.Coupled.Schedule;
using HwSim.Core.Graph;

namespace HwSim.Tests.Coupled;

/// <summary>Language models on coupled machines: bytes are conserved, memory is counted, links vanish when they are fast enough.</summary>
public class InferenceTests
{
    private const string Model = "llama-3.2-1b";

    private static readonly string[] Fused = ["software=fused"];

    [Theory]
    [InlineData(MemoryChoice.Device, MemoryChoice.Device, HostAccess.Copy)]
    [InlineData(MemoryChoice.Host, MemoryChoice.Device, HostAccess.Copy)]
    [InlineData(MemoryChoice.Device, MemoryChoice.Host, HostAccess.Copy)]
    [InlineData(MemoryChoice.Host, MemoryChoice.Host, HostAccess.Copy)]
    [InlineData(MemoryChoice.Host, MemoryChoice.Host, HostAccess.Direct)]
    public void Every_byte_of_a_kernel_comes_from_a_memory_or_over_the_link(MemoryChoice weights, MemoryChoice cache, HostAccess access)
    {
        InferenceResult result = Run("gh200", new InferenceRequest(4, 256, 4) { Weights = weights, Cache = cache, Access = access });
        foreach (StepTraffic traffic in (StepTraffic[])[result.PrefillTraffic, result.DecodeTraffic])
        {
            Assert.Equal(traffic.Kernels, traffic.Device + traffic.Host, traffic.Kernels * 1e-12);
            Assert.True(access == HostAccess.Copy ? traffic.Host == 0 : traffic.ToDevice == traffic.Host);
        }

        double moved = result.DecodeTraffic.ToDevice;
        double expected = (weights == MemoryChoice.Host ? 3 * ProductWeights() : 0) + (cache == MemoryChoice.Host ? 4 * ((256 + 257 + 258 + 3) * CacheBytesPerToken()) : 0);
        Assert.Equal(expected, moved, expected * 0.001);
        Assert.True(cache == MemoryChoice.Host == result.PrefillTraffic.ToHost > 0);
        Assert.True(cache != MemoryChoice.Host || Math.Abs((result.PrefillTraffic.ToHost / (4 * 256 * CacheBytesPerToken())) - 1) < 1e-9);
    }

    [Fact]
    public void An_infinitely_fast_link_makes_two_memories_one()
    {
        string[] fast = ["link.to_device=1e9 GB/s", "link.to_host=1e9 GB/s", "host.memory.bandwidth=1e9 GB/s"];
        InferenceRequest device = new(4, 256, 4) { Weights = MemoryChoice.Device, Cache = MemoryChoice.Device };
        InferenceResult one = Run("gh200", device, fast);
        InferenceResult two = Run("gh200", device with { Weights = MemoryChoice.Host, Cache = MemoryChoice.Host, Access = HostAccess.Direct }, fast);
        Assert.Equal(one.Seconds!.Value, two.Seconds!.Value, one.Seconds.Value * 1e-9);
        Assert.True(Run("gh200", device with { Weights = MemoryChoice.Host }).Seconds > 1.5 * one.Seconds);
    }

    [Fact]
    public void A_faster_link_is_never_slower_and_hides_behind_the_kernels_in_the_end()
    {
        InferenceRequest request = new(8, 512, 3) { Cache = MemoryChoice.Host, Access = HostAccess.Copy };
        double[] times = [.. new[] { 10, 50, 250, 1000, 100000 }.Select(r => Run("gh200", request, $"link.to_device={r} GB/s", "host.memory.bandwidth=1e6 GB/s").TokenSeconds!.Value)];
        Assert.Equal(times.OrderDescending(), times);
        Assert.True(times[0] > 4 * times[^1]);
    }

    [Fact]
    public void Memory_is_counted_in_closed_form()
    {
        InferenceMemory memory = Run("h100-pcie", new InferenceRequest(1, 500, 12)).Memory;
        Assert.Equal(2 * 1_235_814_400.0, memory.Weights);
        Assert.Equal(511 * CacheBytesPerToken(), memory.CachePerSequence);
        Assert.Equal((long)((memory.Usable - memory.Weights) / (memory.CachePerSequence + memory.ActivationsPerSequence)), memory.LargestBatch);
    }

    [Fact]
    public void What_does_not_fit_goes_to_the_host_or_is_a_reason()
    {
        InferenceRequest large = new(600, 512, 1);
        InferenceResult moved = Run("rtx4090-pc", large);
        Assert.Null(moved.Infeasible);
        Assert.InRange(moved.Placement.Cache, 0.01, 1);
        Assert.Equal(0, moved.Placement.Weights);
        Assert.Contains("do not fit in the device memory", Run("rtx4090-pc", large with { Cache = MemoryChoice.Device, Weights = MemoryChoice.Device }).Infeasible, StringComparison.Ordinal);
        Assert.Contains("do not fit in the host memory", Run("rtx4090-pc", large, "host.memory.capacity=1 GB").Infeasible, StringComparison.Ordinal);
        Assert.Contains("not coherent", Run("rtx4090-pc", large with { Access = HostAccess.Direct }).Infeasible, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_GPUs_divide_the_work_and_pay_for_the_sums()
    {
        InferenceRequest request = new(16, 512, 4);
        InferenceResult one = Run("a100-sxm", request);
        InferenceResult two = Run("a100-sxm", request, "gpus=2");
        Assert.InRange(one.FirstToken!.Value / two.FirstToken!.Value, 1.2, 2);
        Assert.Equal(one.Memory.CachePerSequence, 2 * two.Memory.CachePerSequence);
        Assert.True(two.PrefillTraffic.Peer > 0 && one.PrefillTraffic.Peer == 0);
        Assert.Contains("evenly", Run("a100-sxm", request, "gpus=7").Infeasible, StringComparison.Ordinal);
    }

    [Fact]
    public void Energy_lies_between_idle_and_full_power()
    {
        InferenceResult result = Run("gh200", new InferenceRequest(8, 512, 8));
        double watts = result.JoulesPerToken!.Value * 64 / result.Seconds!.Value;
        Assert.InRange(watts, 250 + (0.2 * 750), 250 + 750);
    }

    private static double ProductWeights() => CoupledMachines.Decode(Model, 1, 4).Operations.Where(o => o.Lowered is not null && o.Inputs[1].Role == TensorRole.Weight).Sum(o => o.Inputs[1].Elements * 2.0);

    private static double CacheBytesPerToken() => 16 * 2 * 8 * 64 * 2;

    private static InferenceResult Run(string preset, InferenceRequest request, params string[] overrides) =>
        new InferenceRun(CoupledMachines.Load(preset, [.. Fused, .. overrides]), s => s.IsDecode ? CoupledMachines.Decode(Model, s.Batch, s.Tokens) : CoupledMachines.Prefill(Model, s.Batch, s.Tokens)).Run(request);
}
