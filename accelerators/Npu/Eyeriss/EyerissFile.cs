using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu.Eyeriss;

/// <summary>The keys of a row-stationary machine file.</summary>
internal static class EyerissFile
{
    private const long MostRows = 1 << 12;
    private const long MostWords = 1 << 20;

    private static readonly ConfigType<(long Rows, long Columns)> Array = ConfigTypes.Record<(long Rows, long Columns)>("the array", f =>
    {
        Field<long> rows = f.Required("rows", ConfigTypes.Whole(1, MostRows), "rows of PEs");
        Field<long> columns = f.Required("columns", ConfigTypes.Whole(1, MostRows), "columns of PEs");
        return v => (v.Get(rows), v.Get(columns));
    });

    private static readonly ConfigType<(Sourced<long> Ifmap, Sourced<long> Filter, Sourced<long> Sums)> Pe = ConfigTypes.Record<(Sourced<long> Ifmap, Sourced<long> Filter, Sourced<long> Sums)>("the scratchpads of a PE", f =>
    {
        ConfigType<Sourced<long>> words = ConfigTypes.Sourced(ConfigTypes.Whole(1, MostWords));
        Field<Sourced<long>> ifmap = f.Required("ifmap_words", words, "ifmap values");
        Field<Sourced<long>> filter = f.Required("filter_words", words, "filter values");
        Field<Sourced<long>> sums = f.Required("sum_words", words, "partial sums");
        return v => (v.Get(ifmap), v.Get(filter), v.Get(sums));
    });

    private static readonly ConfigType<(Sourced<Bytes> Size, Sourced<Bytes> Ifmap, Sourced<long> Bus)> Buffer = ConfigTypes.Record<(Sourced<Bytes> Size, Sourced<Bytes> Ifmap, Sourced<long> Bus)>("the global buffer", f =>
    {
        Field<Sourced<Bytes>> size = f.Required("size", ConfigTypes.Sourced(ConfigTypes.DataSize), "its part for ifmaps and partial sums");
        Field<Sourced<Bytes>> ifmap = f.Required("ifmap", ConfigTypes.Sourced(ConfigTypes.DataSize), "the most of it for the ifmap rows of all images");
        Field<Sourced<long>> bus = f.Required("bus_words", ConfigTypes.Sourced(ConfigTypes.Whole(1, MostWords)), "values a cycle to the array, and partial sums back");
        return v => (v.Get(size), v.Get(ifmap), v.Get(bus));
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<EyerissSpec> Type { get; } = ConfigTypes.Record<EyerissSpec>("a row-stationary machine", f =>
    {
        NpuKeys keys = new(f, "eyeriss", ("int16", 16));
        Field<(long Rows, long Columns)> array = f.Required("array", Array, "the PEs");
        Field<(Sourced<long> Ifmap, Sourced<long> Filter, Sourced<long> Sums)> pe = f.Required("pe", Pe, "what a PE holds");
        Field<(Sourced<Bytes> Size, Sourced<Bytes> Ifmap, Sourced<long> Bus)> buffer = f.Required("buffer", Buffer, "the global buffer");
        return v => new EyerissSpec
        {
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = keys.Bits(v),
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            Rows = v.Get(array).Rows,
            Columns = v.Get(array).Columns,
            IfmapWords = v.Get(pe).Ifmap,
            FilterWords = v.Get(pe).Filter,
            SumWords = v.Get(pe).Sums,
            Buffer = v.Get(buffer).Size,
            IfmapBuffer = v.Get(buffer).Ifmap,
            BusWords = v.Get(buffer).Bus,
        };
    });
}
