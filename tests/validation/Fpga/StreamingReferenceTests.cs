using System.Collections.Immutable;
using System.Text.Json;
using HwSim.Accelerators.Fpga;
using HwSim.Accelerators.Fpga.Streaming;
using HwSim.Tests.Validation.Npu;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Fpga;

/// <summary>Cycles an inference of fpgaConvNet's designs on Zynq boards (MLPerf Tiny v1.1), from the folding of every layer; nothing is fitted.</summary>
[Trait("Category", "Reference")]
public class StreamingReferenceTests(ITestOutputHelper output)
{
    private const string Designs = "reference/sparse/design_fpgaconvnet_layers.csv";
    private const string Measured = "reference/sparse/fpga_dataflow.csv";
    private const string System = "fpga-dataflow (fpgaConvNet)";

    [ReferenceFact(Designs, Measured)]
    public void Designs_take_the_measured_cycles()
    {
        Dictionary<string, double> measured = FigureRow.Read(Measured, System).Where(r => r.Metric == "cycles_per_inference").ToDictionary(Key, r => r.Value);
        Agreement agreement = new();
        foreach (IGrouping<string, FigureRow> design in FigureRow.Read(Designs, System).GroupBy(Key))
        {
            ImmutableArray<StreamStage> stages = Stages([.. design.Select(r => r.Conditions)]);
            double cycles = StreamTiming.Of(stages).Latency;
            output.WriteLine(FormattableString.Invariant($"{design.Key}: {stages.Length} stages, interval {stages.Max(s => s.Interval)}, latency {cycles:F0}{(measured.ContainsKey(design.Key) ? "" : " (no measurement here)")}"));
            if (measured.TryGetValue(design.Key, out double reference))
            {
                agreement.Add(design.Key, cycles, reference);
            }
        }

        output.WriteLine(agreement.Line(Measured, 0.2));
        foreach (string line in agreement.Lines())
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
        Assert.InRange(agreement.Mean, 0, 0.12);
        Assert.InRange(agreement.Max, 0, 0.2);
    }

    /// <summary>Estimates of resources, which are coarse: DSPs where the device has more than the design takes, LUTs and block memory to a factor.</summary>
    [ReferenceFact(Designs, Measured)]
    public void Resources_are_of_the_right_size()
    {
        Dictionary<string, FigureRow[]> placed = FigureRow.Read(Measured, System).GroupBy(Key).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (IGrouping<string, FigureRow> design in FigureRow.Read(Designs, System).GroupBy(Key).Where(d => placed.ContainsKey(d.Key)))
        {
            ImmutableArray<StreamStage> stages = Stages([.. design.Select(r => r.Conditions)]);
            StreamTiming timing = StreamTiming.Of(stages);
            FigureRow any = placed[design.Key][0];
            StreamPrecision precision = new((int)any.Whole("weight_bits"), (int)any.Whole("act_bits"), (int)any.Whole("acc_bits"));
            FpgaResources needs = stages.Select((s, i) => StreamResources.Of(s, timing.Buffered[i], precision)).Aggregate((a, b) => a + b);
            (double lut, double dsp, double bram) = (Ratio(needs.Lut, "lut", 1), Ratio(needs.Dsp, "dsp", 1), Ratio(needs.Bram18, "bram36", 2));
            output.WriteLine(FormattableString.Invariant($"{design.Key}: LUT {lut:F2}, DSP {dsp:F2}, BRAM {bram:F2} of what was placed"));
            Assert.InRange(lut, 0.25, 1.2);
            Assert.InRange(dsp, 0.7, 2.1);

            double Ratio(double model, string metric, double blocks) =>
                placed[design.Key].FirstOrDefault(r => r.Metric == metric) is { } row ? model / (row.Value * blocks) : double.NaN;
        }
    }

    private static string Key(FigureRow row) => $"{row.Text("board")} {row.Text("benchmark")}";

    /// <summary>The layers of a design in topological order; one feeds itself in the source, which means that it ends the network.</summary>
    private static ImmutableArray<StreamStage> Stages(JsonElement[] layers)
    {
        Dictionary<string, List<string>> reads = layers.ToDictionary(Name, _ => new List<string>());
        foreach (JsonElement layer in layers)
        {
            foreach (string fed in layer.GetProperty("feeds").EnumerateArray().Select(f => f.GetString()!).Where(f => f != Name(layer)))
            {
                reads[fed].Add(Name(layer));
            }
        }

        Dictionary<string, int> placed = [];
        List<StreamStage> stages = [];
        while (stages.Count < layers.Length)
        {
            JsonElement next = layers.First(l => !placed.ContainsKey(Name(l)) && reads[Name(l)].All(placed.ContainsKey));
            placed[Name(next)] = stages.Count;
            stages.Add(Stage(next, [.. reads[Name(next)].Select(r => placed[r])]));
        }

        return [.. stages];
    }

    private static string Name(JsonElement layer) => layer.GetProperty("name").GetString()!;

    private static StreamStage Stage(JsonElement layer, ImmutableArray<int> reads)
    {
        string type = layer.GetProperty("type").GetString()!;
        bool isConvolution = type == "CONVOLUTION";
        bool isDense = type == "INNER_PRODUCT";
        (long rowsIn, long columnsIn, long rowsOut, long columnsOut) = (Get("rows_in"), Get("cols_in"), Get("rows_out"), Get("cols_out"));
        long coarse = Get("coarse", 1);
        return new StreamStage
        {
            Name = Name(layer),
            Reads = reads,
            RowsIn = rowsIn,
            ColumnsIn = columnsIn,
            ChannelsIn = Get("channels_in"),
            RowsOut = rowsOut,
            ColumnsOut = columnsOut,
            ChannelsOut = Get("channels_out"),
            KernelRows = isConvolution ? Get("kernel_rows") : 1,
            KernelColumns = isConvolution ? Get("kernel_cols") : 1,
            StrideRows = isConvolution ? Get("stride_rows") : 1,
            StrideColumns = isConvolution ? Get("stride_cols") : 1,
            PadTop = isConvolution ? Get("pad_top") : 0,
            PadLeft = isConvolution ? Get("pad_left") : 0,
            Groups = Get("groups", 1),
            IsProduct = isConvolution || isDense,
            IsScale = type == "BATCH_NORM",
            NeedsAll = isDense || (!isConvolution && (rowsIn, columnsIn) != (rowsOut, columnsOut)),
            Folding = new StreamFolding(Get("coarse_in", coarse), Get("coarse_out", coarse), Get("coarse_group", 1), Get("fine", 1)),
        };

        long Get(string key, long? otherwise = null) => layer.TryGetProperty(key, out JsonElement value) ? value.GetInt64() : otherwise!.Value;
    }
}
