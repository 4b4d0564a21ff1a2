using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Accelerators.SparseCore;

/// <summary>The keys of a machine file of 2:4 products in waves.</summary>
internal static class WaveFile
{
    private const long MostParts = 1 << 12;
    private const long MostSide = 1 << 12;
    private const double LeastEfficiency = 0.01;

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<WaveSpec> Type { get; } = ConfigTypes.Record<WaveSpec>("a GPU's 2:4 products", f =>
    {
        NpuKeys keys = new(f, "sparse-waves", ("int8", 8), ("fp16", 16));
        Field<long> parts = f.Required("multiprocessors", ConfigTypes.Whole(1, MostParts), "multiprocessors");
        Field<long> macs = f.Required("macs", ConfigTypes.Whole(1, MostSide), "dense multiply-accumulates of one a cycle");
        Field<Sourced<long>> rows = f.Required("tile_rows", ConfigTypes.Sourced(ConfigTypes.Whole(1, MostSide)), "filters of a tile");
        Field<Sourced<long>> columns = f.Required("tile_columns", ConfigTypes.Sourced(ConfigTypes.Whole(1, MostSide)), "activation rows of a tile");
        Field<Sourced<double>> efficiency = f.Required("efficiency", ConfigTypes.Sourced(ConfigTypes.Number(LeastEfficiency, 1)), "share of the peak of a full wave");
        Field<Sourced<Seconds>> start = f.Required("start", ConfigTypes.Sourced(ConfigTypes.Between<Seconds>(0, 1)), "time of a call beside waves and output");
        return v => new WaveSpec
        {
            Name = keys.Name(v),
            Description = keys.Description(v),
            Clock = keys.Clock(v),
            ActivationBits = keys.Bits(v),
            WeightBits = keys.Bits(v),
            Bandwidth = keys.Bandwidth(v),
            VectorLanes = keys.Lanes(v),
            Multiprocessors = v.Get(parts),
            MacsOfOne = v.Get(macs),
            TileRows = v.Get(rows),
            TileColumns = v.Get(columns),
            Efficiency = v.Get(efficiency),
            Start = v.Get(start),
        };
    });
}
