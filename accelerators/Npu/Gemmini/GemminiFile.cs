using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Gemmini;

/// <summary>The keys of a Gemmini machine file.</summary>
internal static class GemminiFile
{
    private const long MostSide = 1 << 10;
    private const double MostCycles = 1e6;

    private static readonly ConfigType<Sourced<double>> CycleCount = ConfigTypes.Sourced(ConfigTypes.Number(0, MostCycles));

    private static readonly ConfigType<Sourced<double>> Share = ConfigTypes.Sourced(ConfigTypes.Share);

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<GemminiSpec> Type { get; } = ConfigTypes.Record<GemminiSpec>("a Gemmini", f =>
    {
        NpuKeys keys = new(f, "gemmini", ("int8", 8));
        Field<long> side = f.Required("dimension", ConfigTypes.Whole(4, MostSide), "PEs along one side of the array");
        Field<Bytes> scratchpad = f.Required("scratchpad", ConfigTypes.DataSize, "operands, both halves");
        Field<Bytes> accumulator = f.Required("accumulator", ConfigTypes.DataSize, "32-bit sums, both halves");
        Field<Sourced<Bytes>> cache = f.Required("cache", ConfigTypes.Sourced(ConfigTypes.DataSize), "the cache behind loads and stores");
        Field<long> ways = f.Required("cache_ways", ConfigTypes.Whole(1, MostSide), "its ways");
        Field<Sourced<double>> line = f.Required("line_cycles", CycleCount, "cycles of a 64-byte request that hits");
        Field<Sourced<double>> conflict = f.Required("conflict_cycles", CycleCount, "cycles of one that misses for want of sets");
        Field<Sourced<double>> issue = f.Required("issue_cycles", CycleCount, "least cycles between compute instructions");
        Field<Sourced<double>> convolutionShare = f.Required("convolution_interference", Share, "share of the shorter of loading and computing that adds to the longer");
        Field<Sourced<double>> matrixShare = f.Required("matrix_interference", Share, "share of loading that adds to computing");
        Field<Sourced<double>> convolutionStart = f.Required("convolution_start", CycleCount, "cycles before a convolution's first instruction");
        Field<Sourced<double>> matrixStart = f.Required("matrix_start", CycleCount, "cycles before a matrix product's first instruction");
        return v => new GemminiSpec
        {
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = keys.Bits(v),
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            Dimension = v.Get(side),
            Scratchpad = v.Get(scratchpad),
            Accumulator = v.Get(accumulator),
            Cache = v.Get(cache),
            CacheWays = v.Get(ways),
            LineCycles = v.Get(line),
            ConflictCycles = v.Get(conflict),
            IssueCycles = v.Get(issue),
            ConvolutionInterference = v.Get(convolutionShare),
            MatrixInterference = v.Get(matrixShare),
            ConvolutionStart = v.Get(convolutionStart),
            MatrixStart = v.Get(matrixStart),
        };
    });
}
