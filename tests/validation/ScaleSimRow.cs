using System.Globalization;
using HwSim.Accelerators.ScaleSim;
using HwSim.Core.Mappings;

namespace HwSim.Tests.Validation;

/// <summary>One row of a SCALE-Sim reference file: a layer, a configuration and the figures that SCALE-Sim printed.</summary>
internal sealed class ScaleSimRow
{
    private readonly Dictionary<string, string> cells;

    private ScaleSimRow(Dictionary<string, string> cells) => this.cells = cells;

    public bool IsGemm => cells["kind"] == "gemm";

    public ScaleSimLayer Layer
    {
        get
        {
            int[] ratio = [.. (Text("sparsity") ?? "1:1").Split(':').Select(Whole)];
            if (IsGemm)
            {
                return ScaleSimLayer.Gemm(cells["layer"], Number("M"), Number("N"), Number("K"), ratio[0], ratio[1]);
            }

            // HxWxRxSxCxFsSTRIDE
            int[] shape = [.. cells["conv"].Split('x', 's').Select(Whole)];
            return new ScaleSimLayer(
                cells["layer"], shape[0], shape[1], shape[2], shape[3], shape[4], shape[5], shape[6], ratio[0], ratio[1]);
        }
    }

    public ScaleSimConfig Config
    {
        get
        {
            int bandwidth = Number("bandwidth_words_per_cycle");
            return new ScaleSimConfig(
                "reference",
                Number("array_rows"),
                Number("array_cols"),
                Number("ifmap_sram_kb"),
                Number("filter_sram_kb"),
                Number("ofmap_sram_kb"),
                FilterOffset: 10_000_000,
                cells["dataflow"] switch
                {
                    "os" => Dataflow.OutputStationary,
                    "ws" => Dataflow.WeightStationary,
                    _ => Dataflow.InputStationary,
                },
                cells["bandwidth_mode"] == "USER" ? BandwidthMode.User : BandwidthMode.Calc,
                bandwidth,
                bandwidth,
                bandwidth,
                Sparsity);
        }
    }

    private ScaleSimSparsity? Sparsity => Text("sparse_rep") is not { } representation
        ? null
        : new ScaleSimSparsity(
            representation switch
            {
                "csr" => SparseRepresentation.Csr,
                "csc" => SparseRepresentation.Csc,
                _ => SparseRepresentation.EllpackBlock,
            },
            cells["row_wise"] == "1",
            Whole(Text("block_size") ?? "4"),
            (uint)Whole(Text("seed") ?? "40"));

    public static IEnumerable<ScaleSimRow> Read(string path)
    {
        string[] lines = [.. File.ReadLines(path).Where(line => line.Length > 0)];
        string[] header = lines[0].Split(',');
        return lines.Skip(1).Select(line =>
            new ScaleSimRow(header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second)));
    }

    /// <summary>The figures of a layer by the names of the reference columns.</summary>
    public static Dictionary<string, double> ColumnsOf(LayerFigures figures) => new()
    {
        ["total_cycles"] = figures.TotalCycles,
        ["stall_cycles"] = figures.StallCycles,
        ["compute_cycles"] = figures.TotalCycles - figures.StallCycles,
        ["overall_util_pct"] = figures.OverallUtilization,
        ["mapping_eff_pct"] = figures.MappingEfficiency,
        ["compute_util_pct"] = figures.ComputeUtilization,
        ["total_cycles_incl_prefetch"] = figures.TotalCyclesInclPrefetch,
        ["ifmap_sram_reads"] = figures.IfmapSramReads.Value,
        ["filter_sram_reads"] = figures.FilterSramReads,
        ["ofmap_sram_writes"] = figures.OfmapSramWrites,
        ["avg_ifmap_sram_bw"] = figures.IfmapSramBandwidth,
        ["avg_filter_sram_bw"] = figures.FilterSramBandwidth,
        ["avg_filter_metadata_sram_bw"] = figures.MetadataSramBandwidth,
        ["avg_ofmap_sram_bw"] = figures.OfmapSramBandwidth,
        ["avg_ifmap_dram_bw"] = figures.Ifmap.DramBandwidth,
        ["avg_filter_dram_bw"] = figures.Filter.DramBandwidth,
        ["avg_ofmap_dram_bw"] = figures.Ofmap.DramBandwidth,
        ["ifmap_dram_reads"] = figures.Ifmap.DramWords,
        ["filter_dram_reads"] = figures.Filter.DramWords,
        ["ofmap_dram_writes"] = figures.Ofmap.DramWords,
        ["ifmap_sram_start"] = figures.Ifmap.SramStart,
        ["ifmap_sram_stop"] = figures.Ifmap.SramStop,
        ["filter_sram_start"] = figures.Filter.SramStart,
        ["filter_sram_stop"] = figures.Filter.SramStop,
        ["ofmap_sram_start"] = figures.Ofmap.SramStart,
        ["ofmap_sram_stop"] = figures.Ofmap.SramStop,
        ["ifmap_dram_start"] = figures.Ifmap.DramStart,
        ["ifmap_dram_stop"] = figures.Ifmap.DramStop,
        ["filter_dram_start"] = figures.Filter.DramStart,
        ["filter_dram_stop"] = figures.Filter.DramStop,
        ["ofmap_dram_start"] = figures.Ofmap.DramStart,
        ["ofmap_dram_stop"] = figures.Ofmap.DramStop,
        ["original_filter_storage"] = figures.Storage?.Original.Value ?? 0,
        ["new_filter_storage"] = figures.Storage?.Compressed.Value ?? 0,
        ["filter_metadata_storage"] = figures.Storage?.Metadata.Value ?? 0,
    };

    /// <summary>The largest relative difference of any column that the row fills, and what it is about.</summary>
    public (double Error, string Column) WorstError(Dictionary<string, double> actual)
    {
        (double Error, string Column) worst = (0, "none");
        foreach ((string column, double value) in actual)
        {
            if (Text(column) is not { } text)
            {
                continue;
            }

            double expected = double.Parse(text, CultureInfo.InvariantCulture);
            double error = Math.Abs(value - expected) / Math.Max(1e-300, Math.Max(Math.Abs(value), Math.Abs(expected)));
            if (error > worst.Error)
            {
                worst = (error, string.Create(CultureInfo.InvariantCulture, $"{column} is {value:R}, SCALE-Sim has {text}"));
            }
        }

        return worst;
    }

    public override string ToString() =>
        $"{cells["layer"]} {cells["dataflow"]} {cells["array_rows"]}x{cells["array_cols"]} {cells["bandwidth_mode"]} "
        + $"{cells["ifmap_sram_kb"]}/{cells["filter_sram_kb"]}/{cells["ofmap_sram_kb"]} kB";

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private string? Text(string column) => cells.TryGetValue(column, out string? text) && text.Length > 0 ? text : null;

    private int Number(string column) => Whole(cells[column]);
}
