using System.Globalization;
using HwSim.Accelerators.ScaleSim;
using HwSim.Core.Config;
using HwSim.Core.Mappings;
using HwSim.Workloads.ScaleSim;

namespace HwSim.Tests.Validation;

/// <summary>A reference row as SCALE-Sim's input files, and its figures as the printed reports hold them.</summary>
internal static class ScaleSimFiles
{
    private static readonly string[] ComputeColumns =
        ["total_cycles_incl_prefetch", "total_cycles", "stall_cycles", "overall_util_pct", "mapping_eff_pct", "compute_util_pct"];

    private static readonly string[] DetailedColumns =
    [
        "ifmap_sram_start", "ifmap_sram_stop", "ifmap_sram_reads", "filter_sram_start", "filter_sram_stop", "filter_sram_reads",
        "ofmap_sram_start", "ofmap_sram_stop", "ofmap_sram_writes", "ifmap_dram_start", "ifmap_dram_stop", "ifmap_dram_reads",
        "filter_dram_start", "filter_dram_stop", "filter_dram_reads", "ofmap_dram_start", "ofmap_dram_stop", "ofmap_dram_writes",
    ];

    private static readonly string[] SparseColumns =
        ["original_filter_storage", "new_filter_storage", "filter_metadata_storage", "avg_filter_metadata_sram_bw"];

    /// <summary>Reads the row's texts, simulates, prints the reports and reads them back.</summary>
    public static (Dictionary<string, double>? Columns, string Reason) Columns(ScaleSimRow row)
    {
        var diagnostics = new Diagnostics();
        ScaleSimConfig? config = ScaleSimConfigReader.Read(new SourceText("row.cfg", ConfigText(row.Config)), diagnostics, []);
        TopologyKind kind = row.IsGemm ? TopologyKind.Gemm : TopologyKind.Convolution;
        Topology? topology = TopologyReader.Read(new SourceText("row.csv", TopologyText(row)), "row", kind, diagnostics);
        if (config is null || topology is null)
        {
            return (null, string.Join('\n', diagnostics));
        }

        TopologyLayer layer = Assert.Single(topology.Layers);
        var shape = new ScaleSimLayer(
            layer.Name, layer.IfmapHeight, layer.IfmapWidth, layer.FilterHeight, layer.FilterWidth, layer.Channels, layer.Filters, layer.Stride, layer.Sparsity.N, layer.Sparsity.M);
        if (ScaleSimNetwork.Run([shape], config)[0] is not LayerOutcome.Reported { Figures: { } figures })
        {
            return (null, "refused");
        }

        bool sparse = config.Sparsity is not null;
        string[] bandwidthColumns =
        [
            "avg_ifmap_sram_bw", "avg_filter_sram_bw", .. sparse ? (string[])["avg_filter_metadata_sram_bw"] : [],
            "avg_ofmap_sram_bw", "avg_ifmap_dram_bw", "avg_filter_dram_bw", "avg_ofmap_dram_bw",
        ];
        Dictionary<string, double> columns = [];
        Add(columns, ScaleSimReports.Compute([figures]), ComputeColumns, skip: 1);
        Add(columns, ScaleSimReports.Bandwidth([figures], sparse), bandwidthColumns, skip: 1);
        Add(columns, ScaleSimReports.Detailed([figures]), DetailedColumns, skip: 1);
        if (config.Sparsity is { } sparsity)
        {
            Add(columns, ScaleSimReports.Sparse([figures], sparsity.Representation), SparseColumns, skip: 2);
        }

        return (columns, string.Empty);
    }

    private static void Add(Dictionary<string, double> columns, string report, string[] names, int skip)
    {
        string[] cells = report.Split('\n')[1].Split(", ")[skip..];
        Assert.Equal(names.Length, cells.Length);
        for (int i = 0; i < names.Length; i++)
        {
            columns[names[i]] = double.Parse(cells[i].TrimEnd(','), CultureInfo.InvariantCulture);
        }
    }

    private static string TopologyText(ScaleSimRow row)
    {
        ScaleSimLayer layer = row.Layer;
        string ratio = $"{layer.SparsityN}:{layer.SparsityM}";
        return row.IsGemm
            ? $"Layer,M,N,K,Sparsity,\n{layer.Name},{layer.Pixels},{layer.Filters},{layer.Window},{ratio},\n"
            : $"Layer,H,W,R,S,C,F,Stride,Sparsity,\n{layer.Name},{layer.IfmapHeight},{layer.IfmapWidth},{layer.FilterHeight},{layer.FilterWidth},{layer.Channels},{layer.Filters},{layer.Stride},{ratio},\n";
    }

    private static string ConfigText(ScaleSimConfig config)
    {
        string dataflow = config.Dataflow switch { Dataflow.OutputStationary => "os", Dataflow.WeightStationary => "ws", _ => "is" };
        string representation = config.Sparsity?.Representation switch { SparseRepresentation.Csr => "csr", SparseRepresentation.Csc => "csc", _ => "ellpack_block" };
        return $"""
            [general]
            run_name = row
            [architecture_presets]
            ArrayHeight: {config.ArrayRows}
            ArrayWidth: {config.ArrayColumns}
            IfmapSramSzkB: {config.IfmapSramKb}
            FilterSramSzkB: {config.FilterSramKb}
            OfmapSramSzkB: {config.OfmapSramKb}
            IfmapOffset: 0
            FilterOffset: {config.FilterOffset}
            OfmapOffset: 20000000
            Bandwidth : {config.OfmapBandwidth}
            Dataflow : {dataflow}
            [layout]
            IfmapCustomLayout: False
            IfmapSRAMBankBandwidth: {config.IfmapBandwidth}
            IfmapSRAMBankNum: 1
            FilterCustomLayout: False
            FilterSRAMBankBandwidth: {config.FilterBandwidth}
            FilterSRAMBankNum: 1
            [sparsity]
            SparsitySupport : {config.Sparsity is not null}
            SparseRep : {representation}
            OptimizedMapping : {config.Sparsity?.RowWise ?? false}
            BlockSize : {config.Sparsity?.BlockSize ?? 4}
            RandomNumberGeneratorSeed : {config.Sparsity?.Seed ?? 40}
            [run_presets]
            InterfaceBandwidth: {(config.Mode == BandwidthMode.User ? "USER" : "CALC")}
            UseRamulatorTrace: False
            """;
    }
}
