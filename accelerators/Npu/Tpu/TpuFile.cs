using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Tpu;

/// <summary>The keys of a TPU v1 machine file.</summary>
internal static class TpuFile
{
    private const long MostRows = 1 << 14;
    private const long MostSums = 1 << 24;
    private const double MostShare = 0.9;

    private static readonly ConfigType<(long Rows, long Columns)> Array = ConfigTypes.Record<(long Rows, long Columns)>("the array", f =>
    {
        Field<long> rows = f.Required("rows", ConfigTypes.Whole(1, MostRows), "rows of MACs: the reduction");
        Field<long> columns = f.Required("columns", ConfigTypes.Whole(1, MostRows), "columns of MACs: filters");
        return v => (v.Get(rows), v.Get(columns));
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<TpuSpec> Type { get; } = ConfigTypes.Record<TpuSpec>("a TPU", f =>
    {
        const int WeightBits = 8;
        NpuKeys keys = new(f, "tpu", ("int8", 8), ("int16", 16));
        Field<(long Rows, long Columns)> array = f.Required("array", Array, "the MACs; weights have 8 bits, precision is that of activations");
        Field<Sourced<Bytes>> buffer = f.Required("unified_buffer", ConfigTypes.Sourced(ConfigTypes.DataSize), "where activations stay from layer to layer");
        Field<Sourced<long>> sums = f.Required("accumulator_rows", ConfigTypes.Sourced(ConfigTypes.Whole(1, MostSums)), "rows of partial sums that one tile of weights serves");
        Field<Sourced<double>> share = f.Required("non_matrix_share", ConfigTypes.Sourced(ConfigTypes.Number(0, MostShare)), "share of time beside loading weights, where that binds, as a fraction");
        return v => new TpuSpec
        {
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = WeightBits,
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            Rows = v.Get(array).Rows,
            Columns = v.Get(array).Columns,
            UnifiedBuffer = v.Get(buffer),
            AccumulatorRows = v.Get(sums),
            NonMatrixShare = v.Get(share),
        };
    });
}
