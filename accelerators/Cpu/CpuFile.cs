using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Cpu;

/// <summary>The keys of a processor's machine file.</summary>
internal static class CpuFile
{
    private static readonly Sourced<double> UsualBoost = new(1, "taken as the stated clock", Trust.Assumed);
    private static readonly Sourced<double> UsualL2Rate = new(48, "Golden Cove sustains 48 of the 64 B a cycle between L2 and L1 (Intel Optimization Reference Manual)", Trust.Assumed);
    private static readonly Sourced<double> UsualL3Rate = new(16, "a line every four cycles", Trust.Assumed);
    private static readonly Sourced<Seconds> UsualDispatch = new(new Seconds(2e-6), "the least call of ONNX Runtime on one host, rounded", Trust.Assumed);
    private static readonly Sourced<Seconds> UsualForkJoin = new(new Seconds(1.5e-6), "waking spinning threads: two cache-line transfers each way and the loop, rounded", Trust.Assumed);

    private static readonly ConfigType<(BytesPerSecond? Bandwidth, Sourced<string> Type)> Dram = ConfigTypes.Record<(BytesPerSecond? Bandwidth, Sourced<string> Type)>("the main memory", f =>
    {
        Field<Sourced<BytesPerSecond>> bandwidth = f.Optional("bandwidth", ConfigTypes.Sourced(ConfigTypes.Between<BytesPerSecond>(1, 1e18)), default, "sustained bandwidth of all cores together; left out, it is unlimited");
        Field<string> type = f.Required("type", ConfigTypes.Text, "ddr4, ddr5, lpddr5, hbm2e, ...");
        return v => (v.IsGiven(bandwidth) ? v.Get(bandwidth).Value : null, new Sourced<string>(v.Get(type), v.IsGiven(bandwidth) ? v.Get(bandwidth).Source : "", v.IsGiven(bandwidth) ? v.Get(bandwidth).Trust : Trust.Chosen));
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<CpuSpec> Type { get; } = ConfigTypes.Record<CpuSpec>("a CPU", f =>
    {
        ConfigType<Sourced<double>> rate = ConfigTypes.Sourced(ConfigTypes.Number(0.01, 1 << 14));
        Field<string> name = f.Required("machine", ConfigTypes.Text, "its name");
        f.Required("model", ConfigTypes.Choice("models", ("cpu", "cpu")), "the kind of machine");
        Field<string> description = f.Optional("description", ConfigTypes.Text, "", "one sentence");
        Field<long> cores = f.Required("cores", ConfigTypes.Whole(1, 1 << 14), "cores that a kernel may use, one thread each");
        Field<Hertz> clock = f.Required("clock", ConfigTypes.Between<Hertz>(1e6, 1e12), "the clock that the processor states");
        Field<Sourced<double>> boost = f.Optional("boost", ConfigTypes.Sourced(ConfigTypes.Number(0.01, 10)), UsualBoost, "the clock that vector code sustains, over the stated one");
        Field<double> fp32 = f.Required("fp32_macs", ConfigTypes.Number(1, 1 << 20), "fp32 multiply-accumulates a cycle of one core");
        Field<double> int8 = f.Required("int8_macs", ConfigTypes.Number(1, 1 << 20), "int8 multiply-accumulates a cycle of one core (VNNI, AMX)");
        Field<long> lanes = f.Required("vector_lanes", ConfigTypes.Whole(1, 1 << 10), "fp32 values of a vector");
        Field<Bytes> l2 = f.Required("l2", ConfigTypes.DataSize, "L2 cache of one core");
        Field<Sourced<double>> l2Rate = f.Optional("l2_rate", rate, UsualL2Rate, "bytes a cycle from L2 to its core");
        Field<Sourced<Bytes>> l3 = f.Required("l3", ConfigTypes.Sourced(ConfigTypes.DataSize), "the part of the last-level cache that these cores fill");
        Field<Sourced<double>> l3Rate = f.Optional("l3_rate", rate, UsualL3Rate, "bytes a cycle from L3 to one core");
        Field<(BytesPerSecond? Bandwidth, Sourced<string> Type)> dram = f.Required("dram", Dram, "main memory");
        Field<Sourced<Seconds>> dispatch = f.Optional("dispatch", ConfigTypes.Sourced(ConfigTypes.NotNegative<Seconds>()), UsualDispatch, "time of calling an operator");
        Field<Sourced<Seconds>> fork = f.Optional("fork_join", ConfigTypes.Sourced(ConfigTypes.NotNegative<Seconds>()), UsualForkJoin, "time of handing work to other threads and waiting for them");
        Field<CpuLibrary> library = f.Optional("library", CpuLibraryFile.Type, CpuLibraryFile.Otherwise, "what kernels cost");
        Field<long> widest = f.Optional("widest_operand_bits", ConfigTypes.Whole(2, 64), 64, "wider operands of a workload are taken as quantized to this width");
        Field<string> source = f.Required("source", ConfigTypes.Text, "where the figures come from");
        Field<ImmutableArray<string>> unverified = f.Optional("unverified", ConfigTypes.ListOf(ConfigTypes.Text), [], "keys whose figures are taken on trust: assumed");
        Field<ImmutableArray<string>> measured = f.Optional("measured_as", ConfigTypes.ListOf(ConfigTypes.Text), [], "names of the processor in measurement files, without the number of threads");
        return v => new CpuSpec
        {
            Name = v.Get(name),
            Description = v.Get(description),
            Clock = v.Get(clock),
            Cores = v.Get(cores),
            Boost = v.Get(boost),
            Fp32Macs = v.Get(fp32),
            Int8Macs = v.Get(int8),
            VectorLanes = v.Get(lanes),
            L2 = v.Get(l2),
            L2Rate = v.Get(l2Rate),
            L3 = v.Get(l3),
            L3Rate = v.Get(l3Rate),
            Bandwidth = v.Get(dram).Bandwidth,
            DramType = v.Get(dram).Type,
            Dispatch = v.Get(dispatch),
            ForkJoin = v.Get(fork),
            Library = v.Get(library),
            WidestBits = (int)v.Get(widest),
            MeasuredAs = v.Get(measured),
            Source = v.Get(source),
            Unverified = v.Get(unverified),
        };
    });
}
