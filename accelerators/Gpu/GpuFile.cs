using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Gpu;

/// <summary>The keys of a GPU's machine file.</summary>
internal static class GpuFile
{
    /// <summary>The gap between kernels where a sheet says nothing: nullKernel launch times of three systems lie between 2.26 and 2.77 us.</summary>
    private static readonly Sourced<Seconds> UsualLaunch = new(new Seconds(2.3e-6), "median of nullKernel launch times, arXiv 2504.11750, table V", Trust.Assumed);

    private static readonly ConfigType<Generation> Generations = ConfigTypes.Choice(
        "generations",
        ("maxwell", Generation.Maxwell), ("pascal", Generation.Pascal), ("volta", Generation.Volta), ("turing", Generation.Turing), ("ampere", Generation.Ampere),
        ("ada", Generation.Ada), ("hopper", Generation.Hopper), ("blackwell", Generation.Blackwell), ("gcn", Generation.Gcn), ("cdna", Generation.Cdna));

    private static readonly ConfigType<MatrixRates> Matrix = ConfigTypes.Record<MatrixRates>("the matrix cores", f =>
    {
        ConfigType<double> rate = ConfigTypes.Number(0, 1 << 20);
        Field<double> fp32 = f.Optional("fp32", rate, 0, "dense multiply-accumulates a cycle of one multiprocessor, in fp32");
        Field<double> fp16 = f.Optional("fp16", rate, 0, "the same in fp16 and bf16, accumulated in fp32");
        Field<double> int8 = f.Optional("int8", rate, 0, "the same in int8");
        Field<double> fp8 = f.Optional("fp8", rate, 0, "the same in fp8");
        return v => new MatrixRates(v.Get(fp32), v.Get(fp16), v.Get(int8), v.Get(fp8));
    });

    private static readonly ConfigType<(BytesPerSecond? Bandwidth, string Type)> Dram = ConfigTypes.Record<(BytesPerSecond? Bandwidth, string Type)>("the main memory", f =>
    {
        Field<BytesPerSecond> bandwidth = f.Optional("bandwidth", ConfigTypes.Between<BytesPerSecond>(1, 1e18), default, "peak bandwidth; left out, it is unlimited");
        Field<string> type = f.Required("type", ConfigTypes.Text, "hbm2, hbm3, gddr6, lpddr5x, ...");
        return v => (v.IsGiven(bandwidth) ? v.Get(bandwidth) : null, v.Get(type));
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<GpuSpec> Type { get; } = ConfigTypes.Record<GpuSpec>("a GPU", f =>
    {
        Field<string> name = f.Required("machine", ConfigTypes.Text, "its name");
        Field<string> model = f.Required("model", ConfigTypes.Choice("models", ("gpu", "gpu")), "the kind of machine");
        Field<string> description = f.Optional("description", ConfigTypes.Text, "", "one sentence");
        Field<Generation> generation = f.Required("generation", Generations, "the family, whose multiprocessors work alike");
        Field<long> sms = f.Required("multiprocessors", ConfigTypes.Whole(1, 1 << 16), "streaming multiprocessors or compute units");
        Field<double> lanes = f.Required("lanes", ConfigTypes.Number(1, 1 << 16), "fp32 multiply-accumulates a cycle of one multiprocessor's CUDA cores");
        Field<Hertz> clock = f.Required("clock", ConfigTypes.Between<Hertz>(1e6, 1e12), "boost clock");
        Field<Hertz> matrixClock = f.Optional("matrix_clock", ConfigTypes.Between<Hertz>(1e6, 1e12), default, "clock that the sheet's matrix rates imply, where it is another");
        Field<MatrixRates> matrix = f.Optional("matrix", Matrix, default, "the matrix (tensor) cores; left out, there are none");
        Field<bool> sparse = f.Optional("sparse_2_4", ConfigTypes.Flag, false, "the matrix cores skip the zeros of 2:4 weights");
        Field<bool> dots = f.Optional("dot_products", ConfigTypes.Flag, false, "CUDA cores have dp4a: four int8 multiply-accumulates in one lane");
        Field<Bytes> l1 = f.Required("l1", ConfigTypes.DataSize, "L1 cache and shared memory of one multiprocessor");
        Field<Bytes> l2 = f.Required("l2", ConfigTypes.DataSize, "L2 cache");
        Field<long> threads = f.Optional("threads", ConfigTypes.Whole(1, 1 << 16), 2048, "threads that one multiprocessor holds");
        Field<(BytesPerSecond? Bandwidth, string Type)> dram = f.Required("dram", Dram, "main memory");
        Field<Watts> power = f.Optional("board_power", ConfigTypes.Positive<Watts>(), default, "the limit that lowers clocks; left out, there is none");
        Field<Metres> process = f.Required("process", ConfigTypes.Between<Metres>(1e-10, 1e-6), "the vendor's name for the process, such as 7 nm");
        Field<Sourced<Seconds>> launch = f.Optional("launch", ConfigTypes.Sourced(ConfigTypes.NotNegative<Seconds>()), UsualLaunch, "time from kernel to kernel in a stream");
        Field<BytesPerSecond> peer = f.Optional("peer_link", ConfigTypes.Positive<BytesPerSecond>(), default, "bandwidth to other GPUs, each direction");
        Field<BytesPerSecond> host = f.Optional("host_link", ConfigTypes.Positive<BytesPerSecond>(), default, "bandwidth to the host, each direction");
        Field<long> widest = f.Optional("widest_operand_bits", ConfigTypes.Whole(2, 64), 64, "wider operands of a workload are taken as quantized to this width");
        Field<bool> eager = f.Optional("eager", ConfigTypes.Flag, false, "the framework runs every element-wise step as a kernel of its own");
        Field<string> source = f.Required("source", ConfigTypes.Text, "where the figures come from");
        Field<ImmutableArray<string>> unverified = f.Optional("unverified", ConfigTypes.ListOf(ConfigTypes.Text), [], "keys whose figures are taken on trust: assumed");
        Field<ImmutableArray<string>> measured = f.Optional("measured_as", ConfigTypes.ListOf(ConfigTypes.Text), [], "names of the device in measurement files");
        return v => new GpuSpec
        {
            Name = v.Get(name),
            Description = v.Get(description),
            Clock = v.Get(clock),
            Generation = v.Get(generation),
            Multiprocessors = v.Get(sms),
            Lanes = v.Get(lanes),
            MatrixClock = v.IsGiven(matrixClock) ? v.Get(matrixClock) : v.Get(clock),
            Matrix = v.Get(matrix),
            HasSparseCores = v.Get(sparse),
            HasDotProducts = v.Get(dots),
            IsEager = v.Get(eager),
            L1 = v.Get(l1),
            L2 = v.Get(l2),
            Threads = v.Get(threads),
            Bandwidth = v.Get(dram).Bandwidth,
            DramType = v.Get(dram).Type,
            BoardPower = v.IsGiven(power) ? v.Get(power) : null,
            Process = v.Get(process),
            Launch = v.Get(launch),
            PeerLink = v.IsGiven(peer) ? v.Get(peer) : null,
            HostLink = v.IsGiven(host) ? v.Get(host) : null,
            WidestBits = (int)v.Get(widest),
            MeasuredAs = v.Get(measured),
            Source = v.Get(source),
            Unverified = v.Get(unverified),
        };
    });
}
