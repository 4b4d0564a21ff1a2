using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Cube;

/// <summary>The keys of a cube's machine file.</summary>
internal static class CubeFile
{
    private const long MostSide = 1 << 12;
    private const long MostCores = 1 << 10;
    private const double MostCycles = 1e9;

    private static readonly ConfigType<(long Pixels, long Channels, long Filters)> Cube = ConfigTypes.Record<(long Pixels, long Channels, long Filters)>("the MACs of a core", f =>
    {
        Field<long> pixels = f.Required("pixels", ConfigTypes.Whole(1, MostSide), "pixels at once");
        Field<long> channels = f.Required("channels", ConfigTypes.Whole(1, MostSide), "ifmap channels at once");
        Field<long> filters = f.Required("filters", ConfigTypes.Whole(1, MostSide), "filters at once");
        return v => (v.Get(pixels), v.Get(channels), v.Get(filters));
    });

    private static readonly ConfigType<ParameterCache> Cache = ConfigTypes.Record<ParameterCache>("the parameter cache", f =>
    {
        Field<Sourced<Bytes>> size = f.Required("size", ConfigTypes.Sourced(ConfigTypes.DataSize), "what it holds");
        Field<Sourced<BytesPerSecond>> link = f.Required("link", ConfigTypes.Sourced(ConfigTypes.Between<BytesPerSecond>(1e3, 1e15)), "where the rest comes over");
        Field<Bytes> parameters = f.Required("parameters", ConfigTypes.DataSize, "bytes of the network's weights: what exceeds the cache comes over the link at each inference");
        return v => new ParameterCache(v.Get(size), v.Get(link), v.Get(parameters));
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<CubeSpec> Type { get; } = ConfigTypes.Record<CubeSpec>("a cube", f =>
    {
        NpuKeys keys = new(f, "cube", ("int8", 8), ("int16", 16), ("fp16", 16));
        Field<(long Pixels, long Channels, long Filters)> cube = f.Required("cube", Cube, "the MACs of a core");
        Field<long> cores = f.Optional("cores", ConfigTypes.Whole(1, MostCores), 1, "cores that share an operation");
        Field<Sourced<double>> depthwise = f.Required("depthwise_macs", ConfigTypes.Sourced(ConfigTypes.Number(1, MostCycles)), "multiply-accumulates a cycle and core of depthwise convolutions");
        Field<CubeLowering> lowering = f.Required("lowering", ConfigTypes.Choice("ways of cutting a convolution", ("rows", CubeLowering.Rows), ("matrix", CubeLowering.Matrix)), "pixels of one row, position by position, or a matrix product");
        Field<Sourced<Bytes>> buffer = f.Required("buffer", ConfigTypes.Sourced(ConfigTypes.DataSize), "where maps stay from operation to operation");
        Field<Sourced<double>> start = f.Required("start_cycles", ConfigTypes.Sourced(ConfigTypes.Number(0, MostCycles)), "cycles of an operation that nothing hides");
        Field<ParameterCache> cache = f.Optional("parameter_cache", Cache, null!, "where weights stay from inference to inference; left out, they come from main memory");
        return v => new CubeSpec
        {
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = keys.Bits(v),
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            Pixels = v.Get(cube).Pixels,
            Channels = v.Get(cube).Channels,
            Filters = v.Get(cube).Filters,
            Cores = v.Get(cores),
            DepthwiseMacs = v.Get(depthwise),
            Lowering = v.Get(lowering),
            Buffer = v.Get(buffer),
            Start = v.Get(start),
            Cache = v.IsGiven(cache) ? v.Get(cache) : null,
        };
    });
}
