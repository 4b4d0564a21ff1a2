using HwSim.Accelerators.Npu;
using HwSim.Core.Config;

namespace HwSim.Accelerators.Fpga.Overlay;

/// <summary>The keys of machine files of AutoSA arrays.</summary>
internal static class AutoSaFile
{
    private const long MostSide = 1 << 10;
    private const long MostTile = 1 << 14;
    private const double MostEach = 1e5;
    private const double LeastRate = 1e-3;
    private const double MostRate = 1e6;

    private static readonly ConfigType<Sourced<double>> Each = ConfigTypes.Sourced(ConfigTypes.Number(0, MostEach));

    private static readonly ConfigType<(long Rows, long Columns, long Simd)> Array = ConfigTypes.Record<(long Rows, long Columns, long Simd)>("the array", f =>
    {
        Field<long> rows = f.Required("rows", ConfigTypes.Whole(1, MostSide), "rows of PEs");
        Field<long> columns = f.Required("columns", ConfigTypes.Whole(1, MostSide), "columns of PEs");
        Field<long> simd = f.Required("simd", ConfigTypes.Whole(1, MostSide), "values of the reduction a PE and cycle");
        return v => (v.Get(rows), v.Get(columns), v.Get(simd));
    });

    private static readonly ConfigType<(long Rows, long Columns)> Tile = ConfigTypes.Record<(long Rows, long Columns)>("the tile of results", f =>
    {
        Field<long> rows = f.Required("rows", ConfigTypes.Whole(1, MostTile), "rows of the product, a multiple of the array's");
        Field<long> columns = f.Required("columns", ConfigTypes.Whole(1, MostTile), "columns of the product, likewise");
        return v => (v.Get(rows), v.Get(columns));
    });

    private static readonly ConfigType<FpgaResources> Mac = ConfigTypes.Record<FpgaResources>("one multiplier", f =>
    {
        Field<Sourced<double>> lut = f.Required("lut", Each, "look-up tables");
        Field<Sourced<double>> flipFlop = f.Required("ff", Each, "flip-flops");
        Field<Sourced<double>> bram = f.Required("bram18", Each, "block memories");
        Field<Sourced<double>> dsp = f.Required("dsp", Each, "DSPs");
        return v => new FpgaResources(v.Get(lut).Value, v.Get(flipFlop).Value, v.Get(bram).Value, 0, v.Get(dsp).Value);
    });

    /// <summary>The whole file, header keys removed.</summary>
    public static ConfigType<AutoSaSpec> Type { get; } = ConfigTypes.Record<AutoSaSpec>("an AutoSA array", f =>
    {
        NpuKeys keys = new(f, "autosa", ("int8", 8), ("int16", 16), ("fp16", 16), ("fp32", 32));
        Field<FpgaDevice> device = f.Required("device", ConfigTypes.Choice("boards", [.. FpgaDevice.All.Select(d => (d.Name, d))]), "the board");
        Field<(long Rows, long Columns, long Simd)> array = f.Required("array", Array, "the PEs");
        Field<(long Rows, long Columns)> tile = f.Required("tile", Tile, "the results that the array holds");
        Field<Sourced<double>> drain = f.Required("drain_bytes", ConfigTypes.Sourced(ConfigTypes.Number(LeastRate, MostRate)), "bytes of results that leave a cycle");
        Field<Sourced<bool>> overlap = f.Required("overlap_drain", ConfigTypes.Sourced(ConfigTypes.Flag), "a tile drains while the next is computed");
        Field<FpgaResources> mac = f.Required("mac", Mac, "what a multiplier with its share of all else takes of the board");
        return v =>
        {
            (long rows, long columns, long simd) = v.Get(array);
            (long tileRows, long tileColumns) = v.Get(tile);
            if (tileRows % Math.Max(1, rows) != 0 || tileColumns % Math.Max(1, columns) != 0)
            {
                v.Reject(tile, FormattableString.Invariant($"a tile of {tileRows}x{tileColumns} does not divide over {rows}x{columns} PEs"), FormattableString.Invariant($"write multiples of {rows} and {columns}"));
            }

            return new AutoSaSpec
            {
                Name = keys.Name(v),
                Description = keys.Description(v),
                Clock = keys.Clock(v),
                ActivationBits = keys.Bits(v),
                WeightBits = keys.Bits(v),
                Bandwidth = keys.Bandwidth(v),
                VectorLanes = keys.Lanes(v),
                Device = v.Get(device),
                Rows = rows,
                Columns = columns,
                Simd = simd,
                TileRows = tileRows,
                TileColumns = tileColumns,
                DrainBytes = v.Get(drain),
                OverlapsDrain = v.Get(overlap),
                EachMac = v.Get(mac),
            };
        };
    });
}
