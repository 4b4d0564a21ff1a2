using HwSim.Accelerators.Coupled.Kernels;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Accelerators.Gpu;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled;

/// <summary>The keys of a coupled machine's file.</summary>
internal static class CoupledFile
{
    private static readonly ConfigType<Sourced<Seconds>> Time = ConfigTypes.Sourced(ConfigTypes.Between<Seconds>(0, 1));

    private static readonly ConfigType<Sourced<BytesPerSecond>> Rate = ConfigTypes.Sourced(ConfigTypes.Between<BytesPerSecond>(1, 1e18));

    private static readonly ConfigType<TierSpec> Memory = ConfigTypes.Record<TierSpec>("the host's memory", f =>
    {
        Field<string> type = f.Required("type", ConfigTypes.Text, "ddr5, lpddr5x, ...");
        Field<Bytes> capacity = f.Required("capacity", ConfigTypes.DataSize, "its size");
        Field<BytesPerSecond> bandwidth = f.Required("bandwidth", ConfigTypes.Between<BytesPerSecond>(1, 1e18), "its peak");
        Field<Sourced<double>> share = f.Required("stream_share", ConfigTypes.Sourced(ConfigTypes.Share), "share of the peak that a long stream of all cores reaches");
        return v => new TierSpec(v.Get(type), v.Get(capacity), v.Get(bandwidth), v.Get(share));
    });

    private static readonly ConfigType<HostSpec> Host = ConfigTypes.Record<HostSpec>("the host", f =>
    {
        Field<string> name = f.Required("name", ConfigTypes.Text, "the processor");
        Field<long> cores = f.Required("cores", ConfigTypes.Whole(1, 1 << 12), "its cores");
        Field<Sourced<Seconds>> op = f.Required("operator", Time, "single-thread time for one operator of the framework, launch call included");
        Field<Sourced<Seconds>> launch = f.Required("launch", Time, "from the start of a launch call to the start of the kernel on an idle device");
        Field<TierSpec> memory = f.Required("memory", Memory, "its memory");
        Field<Watts> power = f.Optional("power", ConfigTypes.Positive<Watts>(), default, "what it draws while it issues; left out, no energy is given");
        return v => new HostSpec(v.Get(name), v.Get(cores), v.Get(op), v.Get(launch), v.Get(memory), v.IsGiven(power) ? v.Get(power) : null);
    });

    private static readonly ConfigType<LinkSpec> Link = ConfigTypes.Record<LinkSpec>("the link", f =>
    {
        Field<string> type = f.Required("type", ConfigTypes.Text, "pcie-4, pcie-5, nvlink-c2c, ...");
        Field<BytesPerSecond> peak = f.Required("peak", ConfigTypes.Between<BytesPerSecond>(1, 1e18), "peak in each direction");
        Field<Sourced<BytesPerSecond>> to = f.Required("to_device", Rate, "what long copies reach towards the GPU");
        Field<Sourced<BytesPerSecond>> from = f.Required("to_host", Rate, "what long copies reach towards the host");
        Field<Sourced<Seconds>> latency = f.Required("latency", Time, "what one crossing adds to an access");
        Field<bool> coherent = f.Optional("coherent", ConfigTypes.Flag, false, "kernels load from host memory as from their own");
        return v => new LinkSpec(v.Get(type), v.Get(peak), v.Get(to), v.Get(from), v.Get(latency), v.Get(coherent));
    });

    private static readonly ConfigType<PeerSpec> Peers = ConfigTypes.Record<PeerSpec>("the peers", f =>
    {
        Field<bool> direct = f.Required("direct", ConfigTypes.Flag, "GPUs have links to each other (the GPU's peer_link); otherwise they go through their hosts");
        Field<Sourced<BytesPerSecond>> host = f.Optional("host_to_host", Rate, default, "STREAM of one host on the memory of another");
        Field<Sourced<BytesPerSecond>> copy = f.Optional("remote_copy", Rate, default, "copies between a GPU and the memory of another host");
        Field<Sourced<BytesPerSecond>> kernel = f.Optional("remote_kernel", Rate, default, "kernels that read the memory of another host");
        return v => new PeerSpec(v.Get(direct), v.IsGiven(host) ? v.Get(host) : null, v.IsGiven(copy) ? v.Get(copy) : null, v.IsGiven(kernel) ? v.Get(kernel) : null);
    });

    private static readonly ConfigType<PageSpec> Pages = ConfigTypes.Record<PageSpec>("the pages", f =>
    {
        Field<Bytes> system = f.Required("system", ConfigTypes.DataSize, "a page of the host's page table");
        Field<Bytes> device = f.Required("device", ConfigTypes.DataSize, "a page of the GPU's own page table, the largest piece that migrates at once");
        Field<Bytes> block = f.Required("block", ConfigTypes.DataSize, "the smallest piece that migrates");
        Field<Sourced<Seconds>> fault = f.Required("fault", Time, "from a fault of the GPU to the restart of its thread, without moving data");
        Field<Sourced<Seconds>> touch = f.Required("first_touch", Time, "the host's time to map a page when it is first touched");
        Field<Sourced<Seconds>> unmap = f.Required("unmap", Time, "the host's time to give a page back");
        Field<long> counter = f.Optional("access_counter", ConfigTypes.Whole(0, 1 << 20), 0, "accesses of the GPU to a system page on the host after which it migrates; 0: none does");
        return v => new PageSpec(v.Get(system), v.Get(device), v.Get(block), v.Get(fault), v.Get(touch), v.Get(unmap), v.Get(counter));
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<CoupledSpec> Type { get; } = ConfigTypes.Record<CoupledSpec>("a coupled machine", f =>
    {
        Field<string> name = f.Required("machine", ConfigTypes.Text, "its name");
        f.Required("model", ConfigTypes.Choice("models", (CoupledModel.ModelName, CoupledModel.ModelName)), "the kind of machine");
        Field<string> description = f.Optional("description", ConfigTypes.Text, "", "one sentence");
        Field<GpuSpec> gpu = f.Required("gpu", GpuSection.Type, "the GPU: a preset with changes, or all keys of a GPU's file");
        Field<long> gpus = f.Optional("gpus", ConfigTypes.Whole(1, 64), 1, "GPUs that work on the same run");
        Field<Bytes> memory = f.Optional("device_memory", ConfigTypes.DataSize, default, "memory of one GPU; left out where it uses the host's");
        Field<Sourced<double>> share = f.Optional("stream_share", ConfigTypes.Sourced(ConfigTypes.Number(0.01, 1)), default, "share of the peak that this type of device memory reaches at most; left out, the GPU model's");
        Field<Sourced<Seconds>> empty = f.Required("null_kernel", Time, "what a kernel that does nothing takes on the device");
        Field<HostSpec> host = f.Required("host", Host, "the processor that issues kernels");
        Field<LinkSpec> link = f.Optional("link", Link, null!, "the link between host and GPU; left out where both use one memory");
        Field<PeerSpec> peers = f.Optional("peers", Peers, null!, "how several modules are linked");
        Field<PageSpec> pages = f.Required("pages", Pages, "page sizes and what pages cost");
        Field<Sourced<double>> depth = f.Optional("queue_depth", ConfigTypes.Sourced(ConfigTypes.Number(1, 1 << 20)), new(1024, "usual depth of a CUDA launch queue", Trust.Assumed), "launches that wait in a stream before the host blocks");
        Field<Sourced<Seconds>> graph = f.Optional("graph", Time, default, "the host's time to launch a captured graph; left out, every kernel is launched by itself");
        Field<KernelList> software = f.Optional("software", KernelListFile.NameType, KernelListFile.Default, "the list of kernels that the software makes of an operation");
        return v =>
        {
            GpuSpec device = v.Get(gpu);
            if (v.IsGiven(share) && device.Bandwidth is { } peak)
            {
                device = device with { Bandwidth = new BytesPerSecond(peak.Value * v.Get(share).Value) };
            }

            if (v.IsGiven(link) && !v.IsGiven(memory))
            {
                v.Reject(link, "a GPU behind a link has memory of its own", "add 'device_memory: ...', or leave the link out where both use one memory");
            }

            return new CoupledSpec
            {
                Name = v.Get(name),
                Description = v.Get(description),
                Clock = device.Clock,
                Gpu = device with { Launch = v.Get(empty) },
                Gpus = (int)v.Get(gpus),
                DeviceMemory = v.IsGiven(link) ? v.Get(memory) : null,
                StreamShare = v.IsGiven(share) ? v.Get(share) : null,
                NullKernel = v.Get(empty),
                Host = v.Get(host),
                Link = v.IsGiven(link) ? v.Get(link) : null,
                Peers = v.IsGiven(peers) ? v.Get(peers) : null,
                Pages = v.Get(pages),
                QueueDepth = v.Get(depth),
                Graph = v.IsGiven(graph) ? v.Get(graph) : null,
                Software = v.Get(software),
            };
        };
    });
}
