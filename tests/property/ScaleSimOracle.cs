using HwSim.Accelerators.ScaleSim;
using HwSim.Core.Mappings;

namespace HwSim.Tests.Properties;

/// <summary>
/// SCALE-Sim's method taken literally, for small layers: address matrices, line by line, word by word, sets of
/// addresses. Slow and simple, so that the engine's closed forms and skipped lines have something to answer to.
/// </summary>
internal sealed class ScaleSimOracle
{
    private const int Null = -1;

    private readonly ScaleSimLayer layer;
    private readonly ScaleSimConfig config;
    private readonly int rows;
    private readonly int columns;

    private ScaleSimOracle(ScaleSimLayer layer, ScaleSimConfig config)
    {
        this.layer = layer;
        this.config = config;
        rows = config.ArrayRows;
        columns = config.ArrayColumns;
    }

    public static Dictionary<string, long> Run(ScaleSimLayer layer, ScaleSimConfig config) => new ScaleSimOracle(layer, config).Run();

    private Dictionary<string, long> Run()
    {
        int[][] ifmap = Ifmap();
        int[][] filter = Filter();
        if (config.Sparsity is { RowWise: false })
        {
            int[] kept = [.. Enumerable.Range(0, layer.Window).Where(k => k % layer.SparsityM < layer.SparsityN)];
            ifmap = [.. ifmap.Select(row => kept.Select(k => row[k]).ToArray())];
            filter = [.. kept.Select(k => filter[k])];
        }

        (List<int[]> ifmapDemand, List<int[]> filterDemand, List<int[]> ofmapDemand) = Demands(ifmap, filter);
        return Serve(ifmapDemand, filterDemand, ofmapDemand, IfmapPrefetch(ifmap), FilterPrefetch(filter));
    }

    private int[][] Ifmap() =>
    [
        .. Enumerable.Range(0, layer.Pixels).Select(pixel => Enumerable.Range(0, layer.Window).Select(k =>
        {
            int y = (pixel / layer.OfmapWidth * layer.Stride) + (k / (layer.FilterWidth * layer.Channels));
            int x = (pixel % layer.OfmapWidth * layer.Stride) + (k / layer.Channels % layer.FilterWidth);
            return y < layer.IfmapHeight && x < layer.IfmapWidth ? (((y * layer.IfmapWidth) + x) * layer.Channels) + (k % layer.Channels) : Null;
        }).ToArray()),
    ];

    private int[][] Filter() => [.. Enumerable.Range(0, layer.Window).Select(k => Enumerable.Range(0, layer.Filters).Select(f => (f * layer.Window) + k).ToArray())];

    private (List<int[]> Ifmap, List<int[]> Filter, List<int[]> Ofmap) Demands(int[][] ifmap, int[][] filter)
    {
        int depth = filter.Length;
        (int sr, int sc) = config.Dataflow switch
        {
            Dataflow.OutputStationary => (layer.Pixels, layer.Filters),
            Dataflow.WeightStationary => (depth, layer.Filters),
            _ => (depth, layer.Pixels),
        };
        List<int[]> ifmapDemand = [];
        List<int[]> filterDemand = [];
        List<int[]> ofmapDemand = [];
        for (int fc = 0; fc * columns < sc; fc++)
        {
            for (int fr = 0; fr * rows < sr; fr++)
            {
                switch (config.Dataflow)
                {
                    case Dataflow.OutputStationary:
                        ifmapDemand.AddRange(Skew([.. Tile(Transpose(ifmap), 0, depth, fr * rows, rows), .. Blank(columns - 1, rows)]));
                        filterDemand.AddRange(Skew([.. Tile(filter, 0, depth, fc * columns, columns), .. Blank(rows - 1, columns)]));
                        ofmapDemand.AddRange(Skew([.. Blank(depth - 1, columns), .. Tile(Ofmap(), fr * rows, rows, fc * columns, columns).Reverse()]));
                        break;
                    case Dataflow.WeightStationary:
                        ifmapDemand.AddRange(Skew([.. Blank(rows, rows), .. Tile(ifmap, 0, layer.Pixels, fr * rows, rows), .. Blank(columns - 1, rows)]));
                        filterDemand.AddRange([.. Tile(filter, fr * rows, rows, fc * columns, columns).Reverse(), .. Blank(rows + columns + layer.Pixels - 2, columns)]);
                        ofmapDemand.AddRange(Skew([.. Blank((2 * rows) - 1, columns), .. Tile(Ofmap(), 0, layer.Pixels, fc * columns, columns)]));
                        break;
                    default:
                        ifmapDemand.AddRange([.. Tile(Transpose(ifmap), fr * rows, rows, fc * columns, columns).Reverse(), .. Blank(rows + columns + layer.Filters - 2, columns)]);
                        filterDemand.AddRange(Skew([.. Blank(rows, rows), .. Tile(Transpose(filter), 0, layer.Filters, fr * rows, rows), .. Blank(columns - 1, rows)]));
                        ofmapDemand.AddRange(Skew([.. Blank((2 * rows) - 1, columns), .. Tile(Transpose(Ofmap()), 0, layer.Filters, fc * columns, columns)]));
                        break;
                }
            }
        }

        return (ifmapDemand, filterDemand, ofmapDemand);
    }

    private int[][] Ofmap() => [.. Enumerable.Range(0, layer.Pixels).Select(i => Enumerable.Range(0, layer.Filters).Select(j => (i * layer.Filters) + j).ToArray())];

    private int[] IfmapPrefetch(int[][] ifmap) => config.Dataflow switch
    {
        Dataflow.OutputStationary => Diagonals(Stack(Transpose(ifmap), rows)),
        Dataflow.WeightStationary => Diagonals(Stack(ifmap, rows)),
        _ => [.. Stack(Transpose(ifmap), columns).SelectMany(row => row)],
    };

    private int[] FilterPrefetch(int[][] filter) => config.Dataflow switch
    {
        Dataflow.OutputStationary => Diagonals(Stack(filter, columns)),
        Dataflow.WeightStationary => [.. Stack(filter, columns).SelectMany(row => row)],
        _ => Diagonals(Stack(Transpose(filter), rows)),
    };

    private Dictionary<string, long> Serve(List<int[]> ifmapDemand, List<int[]> filterDemand, List<int[]> ofmapDemand, int[] ifmapPrefetch, int[] filterPrefetch)
    {
        bool user = config.Mode == BandwidthMode.User;
        OracleReads ifmapReads = user ? new OracleWindow(config.IfmapSramKb * 1024, config.IfmapBandwidth, ifmapPrefetch) : new OracleTracker(config.IfmapSramKb * 1024);
        OracleReads filterReads = user ? new OracleWindow(config.FilterSramKb * 1024, config.FilterBandwidth, filterPrefetch) : new OracleTracker(config.FilterSramKb * 1024);
        var writes = new OracleWrites(config.OfmapSramKb * 1024, user ? config.OfmapBandwidth : columns);
        long stalls = 0;
        List<(long Cycle, int[] Line)> ifmapTrace = [];
        List<(long Cycle, int[] Line)> filterTrace = [];
        List<(long Cycle, int[] Line)> ofmapTrace = [];
        for (int line = 0; line < ofmapDemand.Count; line++)
        {
            long cycle = line + stalls;
            ifmapTrace.Add((ifmapReads.Serve(cycle, ifmapDemand[line]), ifmapDemand[line]));
            filterTrace.Add((filterReads.Serve(cycle, filterDemand[line]), filterDemand[line]));
            ofmapTrace.Add((writes.Serve(cycle, ofmapDemand[line]), ofmapDemand[line]));
            stalls += Math.Max(Math.Max(ifmapTrace[^1].Cycle, filterTrace[^1].Cycle) - cycle - 1, ofmapTrace[^1].Cycle - cycle);
        }

        ifmapReads.Complete();
        filterReads.Complete();
        writes.Flush(ofmapTrace[^1].Cycle);
        return new Dictionary<string, long>
        {
            ["total_cycles"] = ofmapTrace.Max(entry => entry.Cycle),
            ["stall_cycles"] = stalls,
            ["ifmap_dram_reads"] = ifmapReads.Words,
            ["filter_dram_reads"] = filterReads.Words,
            ["ofmap_dram_writes"] = writes.Words,
            ["ifmap_sram_start"] = ifmapTrace.First(Used).Cycle,
            ["ifmap_sram_stop"] = ifmapTrace.Last(Used).Cycle,
            ["filter_sram_start"] = filterTrace.First(Used).Cycle,
            ["filter_sram_stop"] = filterTrace.Last(Used).Cycle,
            ["ofmap_sram_start"] = ofmapTrace.First(Used).Cycle,
            ["ofmap_sram_stop"] = ofmapTrace.Last(Used).Cycle,
            ["ifmap_dram_start"] = ifmapReads.Start,
            ["ifmap_dram_stop"] = ifmapReads.Stop,
            ["filter_dram_start"] = filterReads.Start,
            ["filter_dram_stop"] = filterReads.Stop,
            ["ofmap_dram_start"] = writes.Start,
            ["ofmap_dram_stop"] = writes.Stop,
        };

        static bool Used((long Cycle, int[] Line) entry) => entry.Line.Any(word => word != Null);
    }

    private static int[][] Transpose(int[][] matrix) => [.. Enumerable.Range(0, matrix[0].Length).Select(j => matrix.Select(row => row[j]).ToArray())];

    private static int[][] Blank(int lines, int width) => [.. Enumerable.Range(0, lines).Select(_ => Enumerable.Repeat(Null, width).ToArray())];

    /// <summary>Part of a matrix, filled up with nulls.</summary>
    private static int[][] Tile(int[][] matrix, int row, int height, int column, int width) =>
    [
        .. Enumerable.Range(row, height).Select(i => Enumerable.Range(column, width).Select(j => i < matrix.Length && j < matrix[i].Length ? matrix[i][j] : Null).ToArray()),
    ];

    /// <summary>Column folds of a matrix on top of each other.</summary>
    private static int[][] Stack(int[][] matrix, int width) =>
    [
        .. Enumerable.Range(0, (matrix[0].Length + width - 1) / width).SelectMany(fold => Tile(matrix, 0, matrix.Length, fold * width, width)),
    ];

    private static int[][] Skew(int[][] matrix)
    {
        int width = matrix[0].Length;
        return [.. Enumerable.Range(0, matrix.Length + width - 1).Select(line => Enumerable.Range(0, width).Select(c => line - c >= 0 && line - c < matrix.Length ? matrix[line - c][c] : Null).ToArray())];
    }

    private static int[] Diagonals(int[][] matrix) =>
    [
        .. Enumerable.Range(0, matrix.Length + matrix[0].Length).SelectMany(d => Enumerable.Range(0, matrix[0].Length).Where(c => d - c >= 0 && d - c < matrix.Length).Select(c => matrix[d - c][c])),
    ];
}
