using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>The keys of an Ethos-U machine file.</summary>
internal static class EthosFile
{
    private const long MostMacs = 256;
    private const long MostCores = 8;
    private const double MostLatency = 1e6;
    private const double LeastCompression = 0.05;
    private const double MostCompression = 1.25;

    private static readonly ConfigType<Sourced<double>> Latency = ConfigTypes.Sourced(ConfigTypes.Number(0, MostLatency));

    private static readonly ConfigType<(Sourced<Bytes> Size, Sourced<BytesPerSecond> Bandwidth, Sourced<double> Latency)> Sram =
        ConfigTypes.Record<(Sourced<Bytes> Size, Sourced<BytesPerSecond> Bandwidth, Sourced<double> Latency)>("the SRAM", f =>
        {
            Field<Sourced<Bytes>> size = f.Required("size", ConfigTypes.Sourced(ConfigTypes.DataSize), "what feature maps and buffered weights may take");
            Field<Sourced<BytesPerSecond>> bandwidth = f.Required("bandwidth", ConfigTypes.Sourced(ConfigTypes.Between<BytesPerSecond>(1e3, 1e15)), "its port");
            Field<Sourced<double>> latency = f.Required("latency", Latency, "cycles until it answers");
            return v => (v.Get(size), v.Get(bandwidth), v.Get(latency));
        });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<EthosSpec> Type { get; } = ConfigTypes.Record<EthosSpec>("an Ethos-U", f =>
    {
        NpuKeys keys = new(f, "ethos-u", ("int8", 8));
        Field<long> macs = f.Required("macs", ConfigTypes.Whole(1, MostMacs), "MACs of a core: 32, 64, 128 or 256");
        Field<long> cores = f.Optional("cores", ConfigTypes.Whole(1, MostCores), 1, "cores; the U65 has two of 256 MACs as its largest");
        Field<(Sourced<Bytes> Size, Sourced<BytesPerSecond> Bandwidth, Sourced<double> Latency)> sram = f.Required("sram", Sram, "where maps and buffered weights are");
        Field<Sourced<double>> read = f.Required("read_latency", Latency, "cycles until flash or DRAM answers a read");
        Field<Sourced<double>> write = f.Required("write_latency", Latency, "cycles until flash or DRAM takes a write");
        Field<Sourced<double>> compression = f.Required("weight_compression", ConfigTypes.Sourced(ConfigTypes.Number(LeastCompression, MostCompression)), "encoded bytes a weight; the network decides, so measure it where it matters");
        Field<bool> inDram = f.Required("maps_in_dram", ConfigTypes.Flag, "whether input and output of the network lie in DRAM instead of SRAM");
        Field<bool> cascades = f.Optional("cascading", ConfigTypes.Flag, true, "whether maps beyond the SRAM are worked on in stripes");
        return v => new EthosSpec
        {
            Core = CoreOf(v, macs),
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = keys.Bits(v),
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            Cores = v.Get(cores),
            Sram = v.Get(sram).Size,
            SramBandwidth = v.Get(sram).Bandwidth,
            SramLatency = v.Get(sram).Latency,
            ReadLatency = v.Get(read),
            WriteLatency = v.Get(write),
            WeightCompression = v.Get(compression),
            HasMapsInDram = v.Get(inDram),
            Cascades = v.Get(cascades),
        };
    });

    private static EthosCore CoreOf(FieldValues values, Field<long> macs)
    {
        if (EthosCore.Of(values.Get(macs)) is { } core)
        {
            return core;
        }

        values.Reject(macs, $"an Ethos-U core has 32, 64, 128 or 256 MACs, not {values.Get(macs)}", "use one of those, and 'cores' for more");
        return EthosCore.Of(MostMacs)!;
    }
}
