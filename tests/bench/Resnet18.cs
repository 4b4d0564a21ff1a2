using System.Globalization;
using System.Text;

namespace HwSim.Bench;

/// <summary>ResNet-18 (He et al., CVPR 2016, table 1) as a SCALE-Sim topology, padding included in the ifmap, for a 128x128 array.</summary>
internal static class Resnet18
{
    public const string Config = """
        [general]
        run_name = resnet18
        [architecture_presets]
        ArrayHeight: 128
        ArrayWidth: 128
        IfmapSramSzkB: 512
        FilterSramSzkB: 512
        OfmapSramSzkB: 256
        IfmapOffset: 0
        FilterOffset: 10000000
        OfmapOffset: 20000000
        Dataflow: ws
        Bandwidth: 10
        ReadRequestBuffer: 512
        WriteRequestBuffer: 512
        [layout]
        IfmapCustomLayout: False
        IfmapSRAMBankBandwidth: 10
        IfmapSRAMBankNum: 10
        IfmapSRAMBankPort: 2
        FilterCustomLayout: False
        FilterSRAMBankBandwidth: 10
        FilterSRAMBankNum: 10
        FilterSRAMBankPort: 2
        [sparsity]
        SparsitySupport: false
        SparseRep: ellpack_block
        OptimizedMapping: false
        BlockSize: 8
        RandomNumberGeneratorSeed: 40
        [run_presets]
        InterfaceBandwidth: CALC
        UseRamulatorTrace: False
        """;

    public static string Topology { get; } = Rows();

    private static string Rows()
    {
        StringBuilder rows = new("Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides,\n");
        Add(rows, "conv1", 230, 7, 3, 64, 2);
        long channels = 64;
        int extent = 56;
        foreach (int filters in new[] { 64, 128, 256, 512 })
        {
            int stride = filters == 64 ? 1 : 2;
            Add(rows, $"conv{filters}_1a", extent + 2, 3, channels, filters, stride);
            if (stride == 2)
            {
                Add(rows, $"conv{filters}_s", extent, 1, channels, filters, stride);
                extent /= 2;
            }

            Add(rows, $"conv{filters}_1b", extent + 2, 3, filters, filters, 1);
            Add(rows, $"conv{filters}_2a", extent + 2, 3, filters, filters, 1);
            Add(rows, $"conv{filters}_2b", extent + 2, 3, filters, filters, 1);
            channels = filters;
        }

        Add(rows, "fc", 1, 1, 512, 1000, 1);
        return rows.ToString();
    }

    private static void Add(StringBuilder rows, string name, long extent, int kernel, long channels, long filters, int stride) =>
        rows.Append(CultureInfo.InvariantCulture, $"{name}, {extent}, {extent}, {kernel}, {kernel}, {channels}, {filters}, {stride},\n");
}
