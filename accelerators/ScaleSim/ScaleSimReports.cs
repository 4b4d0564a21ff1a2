using System.Globalization;
using System.Text;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>The report files of SCALE-Sim, byte for byte.</summary>
/// <remarks>
/// Source: SCALE-Sim <c>simulator.py</c>, <c>generate_reports</c>: cells are joined by a comma and a blank, lines end with
/// a comma. Cycles that it takes from a trace print as floats.
/// </remarks>
public static class ScaleSimReports
{
    public const string ComputeFile = "COMPUTE_REPORT.csv";
    public const string BandwidthFile = "BANDWIDTH_REPORT.csv";
    public const string DetailedFile = "DETAILED_ACCESS_REPORT.csv";
    public const string SparseFile = "SPARSE_REPORT.csv";

    /// <summary>Cycles and utilisations per layer.</summary>
    public static string Compute(IEnumerable<LayerFigures> layers) => Table(
        "LayerID, Total Cycles (incl. prefetch), Total Cycles, Stall Cycles, Overall Util %, Mapping Efficiency %, Compute Util %,\n",
        layers,
        layer =>
        [
            layer.TotalCyclesInclPrefetch,
            layer.TotalCycles,
            layer.StallCycles,
            layer.OverallUtilization,
            layer.MappingEfficiency,
            layer.ComputeUtilization,
        ]);

    /// <summary>Average words per cycle of scratchpads and DRAM per layer.</summary>
    public static string Bandwidth(IEnumerable<LayerFigures> layers, bool sparse) => Table(
        "LayerID, Avg IFMAP SRAM BW, Avg FILTER SRAM BW, "
        + (sparse ? "Avg FILTER Metadata SRAM BW, " : string.Empty)
        + "Avg OFMAP SRAM BW, Avg IFMAP DRAM BW, Avg FILTER DRAM BW, Avg OFMAP DRAM BW,\n",
        layers,
        layer =>
        [
            layer.IfmapSramBandwidth,
            layer.FilterSramBandwidth,
            .. sparse ? (PythonNumber[])[layer.MetadataSramBandwidth] : [],
            layer.OfmapSramBandwidth,
            layer.Ifmap.DramBandwidth,
            layer.Filter.DramBandwidth,
            layer.Ofmap.DramBandwidth,
        ]);

    /// <summary>First and last cycle and number of accesses of scratchpads and DRAM per layer.</summary>
    public static string Detailed(IEnumerable<LayerFigures> layers) => Table(
        "LayerID, "
        + "SRAM IFMAP Start Cycle, SRAM IFMAP Stop Cycle, SRAM IFMAP Reads, "
        + "SRAM Filter Start Cycle, SRAM Filter Stop Cycle, SRAM Filter Reads, "
        + "SRAM OFMAP Start Cycle, SRAM OFMAP Stop Cycle, SRAM OFMAP Writes, "
        + "DRAM IFMAP Start Cycle, DRAM IFMAP Stop Cycle, DRAM IFMAP Reads, "
        + "DRAM Filter Start Cycle, DRAM Filter Stop Cycle, DRAM Filter Reads, "
        + "DRAM OFMAP Start Cycle, DRAM OFMAP Stop Cycle, DRAM OFMAP Writes,\n",
        layers,
        layer =>
        [
            .. Sram(layer.Ifmap, layer.IfmapSramReads),
            .. Sram(layer.Filter, layer.FilterSramReads),
            .. Sram(layer.Ofmap, layer.OfmapSramWrites),
            .. Dram(layer.Ifmap),
            .. Dram(layer.Filter),
            .. Dram(layer.Ofmap),
        ]);

    /// <summary>Filter storage per layer of a run with sparsity support.</summary>
    public static string Sparse(IEnumerable<LayerFigures> layers, SparseRepresentation representation)
    {
        string name = representation switch
        {
            SparseRepresentation.Csr => "csr",
            SparseRepresentation.Csc => "csc",
            _ => "ellpack_block",
        };
        return Table(
            "LayerID, Sparsity Representation, Original Filter Storage, New Storage (Filter+Metadata), "
            + "Filter Metadata Storage, Avg FILTER Metadata SRAM BW, \n",
            layers,
            layer =>
            [
                layer.Storage!.Value.Original,
                layer.Storage.Value.Compressed,
                layer.Storage.Value.Metadata,
                layer.MetadataSramBandwidth,
            ],
            $"{name}, ");
    }

    private static PythonNumber[] Sram(OperandActivity activity, PythonNumber accesses) =>
        [(double)activity.SramStart, (double)activity.SramStop, accesses];

    private static PythonNumber[] Dram(OperandActivity activity) =>
        [(double)activity.DramStart, (double)activity.DramStop, activity.DramWords];

    private static string Table(
        string header,
        IEnumerable<LayerFigures> layers,
        Func<LayerFigures, PythonNumber[]> cells,
        string prefix = "")
    {
        var text = new StringBuilder(header);
        int id = 0;
        foreach (LayerFigures layer in layers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{id++}, {prefix}")
                .AppendJoin(", ", cells(layer))
                .Append(",\n");
        }

        return text.ToString();
    }
}
