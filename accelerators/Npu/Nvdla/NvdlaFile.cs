using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>The keys of an NVDLA machine file.</summary>
internal static class NvdlaFile
{
    private const long MostAtom = 1 << 12;
    private const long LeastWinogradChannels = 16;
    private const double MostStart = 1e6;

    private static readonly ConfigType<(long Channels, long Kernels, bool Winograd)> Core = ConfigTypes.Record<(long Channels, long Kernels, bool Winograd)>("the convolution core", f =>
    {
        Field<long> channels = f.Required("atomic_channels", ConfigTypes.Whole(1, MostAtom), "channels that are multiplied at once");
        Field<long> kernels = f.Required("atomic_kernels", ConfigTypes.Whole(1, MostAtom), "kernels that are computed at once");
        Field<bool> winograd = f.Optional("winograd", ConfigTypes.Flag, false, "3x3 windows of stride 1 can take Winograd's way");
        return v =>
        {
            if (v.Get(winograd) && v.Get(channels) < LeastWinogradChannels)
            {
                v.Reject(winograd, $"Winograd's 16 positions of a tile need at least {LeastWinogradChannels} atomic channels");
            }

            return (v.Get(channels), v.Get(kernels), v.Get(winograd));
        };
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<NvdlaSpec> Type { get; } = ConfigTypes.Record<NvdlaSpec>("an NVDLA", f =>
    {
        NpuKeys keys = new(f, "nvdla", ("int8", 8), ("int16", 16), ("fp16", 16));
        Field<(long Channels, long Kernels, bool Winograd)> core = f.Required("core", Core, "the MACs");
        Field<Bytes> buffer = f.Required("buffer", ConfigTypes.DataSize, "the convolution buffer, shared by ifmap and weights");
        Field<Bytes> atom = f.Required("memory_atom", ConfigTypes.DataSize, "bytes of one pixel's channels that memory holds together");
        Field<bool> overlap = f.Optional("overlap_loads", ConfigTypes.Flag, true, "a layer's operands are loaded while it computes");
        Field<Sourced<double>> line = f.Optional("line_start", ConfigTypes.Sourced(ConfigTypes.Number(0, MostStart)), new Sourced<double>(0, "", Trust.Assumed), "cycles until a line of the ifmap starts to come, where operands are loaded before computing");
        Field<BytesPerCycle> output = f.Optional("output_rate", ConfigTypes.Between<BytesPerCycle>(1e-3, 1e6), default, "bytes of results that can leave a cycle; left out, nothing limits them");
        Field<NvdlaAccounting> accounting = f.Optional(
            "accounting", ConfigTypes.Choice("accountings", ("hardware", NvdlaAccounting.Hardware), ("spreadsheet", NvdlaAccounting.Spreadsheet)), NvdlaAccounting.Hardware,
            "what the hardware does, or the arithmetic of NVIDIA's performance spreadsheet");
        return v => new NvdlaSpec
        {
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = keys.Bits(v),
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            AtomicChannels = v.Get(core).Channels,
            AtomicKernels = v.Get(core).Kernels,
            HasWinograd = v.Get(core).Winograd,
            Buffer = v.Get(buffer),
            MemoryAtom = v.Get(atom),
            OverlapsLoads = v.Get(overlap),
            LineStart = v.Get(line),
            OutputRate = v.IsGiven(output) ? v.Get(output) : null,
            Accounting = v.Get(accounting),
        };
    });
}
