using HwSim.Accelerators.Npu;
using HwSim.Core.Config;

namespace HwSim.Accelerators.SparseCore;

/// <summary>The keys of a sparse tensor core's machine file.</summary>
internal static class SparseCoreFile
{
    private const long MostSide = 1 << 12;
    private const double LeastRate = 1e-3;
    private const double MostRate = 1e6;

    private static readonly ConfigType<Sourced<double>> Values = ConfigTypes.Sourced(ConfigTypes.Number(0, MostRate));

    private static readonly ConfigType<(long Rows, long Columns, long Reduction)> Block = ConfigTypes.Record<(long Rows, long Columns, long Reduction)>("the block of a cycle", f =>
    {
        Field<long> rows = f.Required("rows", ConfigTypes.Whole(1, MostSide), "rows of the product");
        Field<long> columns = f.Required("columns", ConfigTypes.Whole(1, MostSide), "columns of the product");
        Field<long> reduction = f.Required("reduction", ConfigTypes.Whole(1, MostSide), "values of the reduction");
        return v => (v.Get(rows), v.Get(columns), v.Get(reduction));
    });

    private static readonly ConfigType<(Sourced<double> Rate, Sourced<double> Ifmap, Sourced<double> Filter)> Buffer =
        ConfigTypes.Record<(Sourced<double> Rate, Sourced<double> Ifmap, Sourced<double> Filter)>("the buffer", f =>
        {
            Field<Sourced<double>> rate = f.Required("bytes", ConfigTypes.Sourced(ConfigTypes.Number(LeastRate, MostRate)), "bytes that it gives a cycle");
            Field<Sourced<double>> ifmap = f.Required("ifmap_values", Values, "ifmap values that dense work reads a cycle");
            Field<Sourced<double>> filter = f.Required("filter_values", Values, "filter values that dense work reads a cycle");
            return v => (v.Get(rate), v.Get(ifmap), v.Get(filter));
        });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<SparseCoreSpec> Type { get; } = ConfigTypes.Record<SparseCoreSpec>("a sparse tensor core", f =>
    {
        NpuKeys keys = new(f, "sparse-core", ("int4", 4), ("int8", 8), ("int16", 16), ("fp16", 16));
        Field<SparseCoreKind> kind = f.Required(
            "skips",
            ConfigTypes.Choice(
                "ways to skip", ("nothing", SparseCoreKind.Dense), ("nothing-but-gates", SparseCoreKind.Gated), ("two-of-four", SparseCoreKind.Structured), ("weights", SparseCoreKind.Flexible),
                ("weights-of-compressed-ifmaps", SparseCoreKind.DualCompress), ("both", SparseCoreKind.DualSide)),
            "which zeros it skips");
        Field<(long Rows, long Columns, long Reduction)> block = f.Required("block", Block, "what it works on in a cycle");
        Field<(Sourced<double> Rate, Sourced<double> Ifmap, Sourced<double> Filter)> buffer = f.Required("buffer", Buffer, "the memory that feeds it");
        Field<bool> runs = f.Optional("run_lengths", ConfigTypes.Flag, false, "places of weights as runs of zeros instead of indices");
        Field<Sourced<double>> density = f.Optional("ifmap_density", ConfigTypes.Sourced(ConfigTypes.Share), new Sourced<double>(1, "nothing is known of the data", Trust.Assumed), "share of ifmap values that are not zero");
        return v => new SparseCoreSpec
        {
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = keys.Bits(v),
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            Kind = v.Get(kind),
            Rows = v.Get(block).Rows,
            Columns = v.Get(block).Columns,
            Reduction = v.Get(block).Reduction,
            BufferRate = v.Get(buffer).Rate,
            IfmapValues = v.Get(buffer).Ifmap,
            FilterValues = v.Get(buffer).Filter,
            StoresRuns = v.Get(runs),
            IfmapDensity = v.Get(density),
        };
    });
}
