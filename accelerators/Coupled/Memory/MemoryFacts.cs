using System.Collections.Immutable;

namespace HwSim.Accelerators.Coupled.Memory;

/// <summary>The measured memory and link figures that presets are held against.</summary>
public static class MemoryFacts
{
    private const double Giga = 1e9;
    private const double SmallPage = 4096;
    private const double LargePage = 65536;
    private const double Buffer = 1L << 34;

    /// <summary>All of them, in the order of the list of facts.</summary>
    public static ImmutableArray<MemoryFact> All { get; } =
    [
        Input("gh200.launch", "gh200", "ns", m => m.Coupled.Host.Launch.Value.Value * Giga),
        Input("h100pcie.launch", "h100-pcie", "ns", m => m.Coupled.Host.Launch.Value.Value * Giga),
        Input("a100sxm.launch", "a100-sxm", "ns", m => m.Coupled.Host.Launch.Value.Value * Giga),
        Input("gh200.null_dur", "gh200", "ns", m => m.Coupled.NullKernel.Value.Value * Giga),
        Input("h100pcie.null_dur", "h100-pcie", "ns", m => m.Coupled.NullKernel.Value.Value * Giga),
        Input("a100sxm.null_dur", "a100-sxm", "ns", m => m.Coupled.NullKernel.Value.Value * Giga),
        Input("gh200.c2c_peak", "gh200", "GB/s", m => m.Coupled.Link!.Peak.Value / Giga),
        Input("gh200.c2c_h2d", "gh200", "GB/s", m => m.Coupled.Link!.ToDevice.Value.Value / Giga),
        Input("gh200.c2c_d2h", "gh200", "GB/s", m => m.Coupled.Link!.ToHost.Value.Value / Giga),
        Fact("gh200.hbm3_stream", "gh200", "GB/s", t => t.DeviceStream / Giga),
        Fact("gh200.lpddr_stream", "gh200", "GB/s", t => t.HostStream / Giga),
        Input("gh200.page_sys_large", "gh200", "KiB", m => m.Coupled.Pages.System.Value / 1024.0),
        Input("gh200.page_gpu", "gh200", "MiB", m => m.Coupled.Pages.Device.Value / 1048576.0),
        Fact("gh200.page64k_free", "gh200", "x", t => t.Free(Buffer, SmallPage) / t.Free(Buffer, LargePage)),
        Fact("gh200.page64k_init", "gh200", "x", t => t.FirstTouch(Buffer, SmallPage) / t.FirstTouch(Buffer, LargePage)) with { IsInput = true },
        Fact("gh200.pingpong_lpddr", "gh200", "ns", t => 315.5 + (t.FlagCrossings * Giga)) with { IsInput = true },
        Fact("gh200x2.hbm_triad", "gh200-dual", "GB/s", t => t.DeviceStream / Giga),
        Fact("gh200x2.lpddr_triad", "gh200-dual", "GB/s", t => t.HostStream / Giga) with { IsInput = true },
        Fact("gh200x2.lpddr_triad72", "gh200-dual", "GB/s", t => t.HostStream / Giga),
        Fact("gh200x2.c2c_h2d", "gh200-dual", "GB/s", t => t.CopyToDevice / Giga),
        Fact("gh200x2.c2c_d2h", "gh200-dual", "GB/s", t => t.CopyToHost / Giga),
        Input("gh200x2.remote", "gh200-dual", "GB/s", m => m.Coupled.Peers!.RemoteCopy!.Value.Value.Value / Giga),
        Input("gh200x2.cpu_remote", "gh200-dual", "GB/s", m => m.Coupled.Peers!.HostToHost!.Value.Value.Value / Giga),
        Fact("gh200x2.gpu_gpu_staged", "gh200-dual", "GB/s", t => t.DeviceToDevice!.Value / Giga),
        Fact("gh200x2.kernel_host_read", "gh200-dual", "GB/s", t => t.KernelOnHost / Giga),
        Input("gh200x2.kernel_host_remote", "gh200-dual", "GB/s", m => m.Coupled.Peers!.RemoteKernel!.Value.Value.Value / Giga),
        Fact("gh200x2.managed_alternating", "gh200-dual", "GB/s", t => t.ManagedAlternating / Giga),
        Fact("a100.launch_stream", "a100-sxm", "ns", m => m.Coupled.NullKernel.Value.Value * Giga),
        Fact("h100.graph_launch", "h100-pcie", "us", m => m.Coupled.NullKernel.Value.Value * 1e6),
    ];

    private static MemoryFact Input(string id, string machine, string unit, Func<CoupledMachine, double> predict) => new(id, machine, [], true, unit, predict);

    private static MemoryFact Fact(string id, string machine, string unit, Func<MemoryTimes, double> predict) =>
        new(id, machine, [], false, unit, m => predict(new MemoryTimes(m.Coupled, CoupledMachine.Model)));

    private static MemoryFact Fact(string id, string machine, string unit, Func<CoupledMachine, double> predict) => new(id, machine, [], false, unit, predict);
}
