using System.Globalization;
using HwSim.Accelerators.Npu.Cube;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Tests.Contract;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Npu;

/// <summary>DPU overlays by their counts of work, and whole networks on Edge TPU, Hexagon and Rockchip, whose insides are not published.</summary>
[Trait("Category", "Reference")]
public class CubeReferenceTests(ITestOutputHelper output)
{
    private const string DpuFile = "reference/sparse/vitis_ai_dpu.csv";
    /// <summary>An invocation on the host's side, which a machine has no place for.</summary>
    private const double InvocationMilliseconds = 1;

    private const string EdgeFile = "reference/sparse/edge_tpu.csv";

    [ReferenceFact(DpuFile)]
    public void Networks_on_DPUs_take_what_their_work_and_image_say()
    {
        Agreement all = new();
        foreach (IGrouping<string, FigureRow> board in FigureRow.Read(DpuFile, "vitis-ai-dpu").Where(IsSingle).GroupBy(r => r.Text("board")))
        {
            List<(double Model, double Reference)> times = [];
            foreach (FigureRow row in board)
            {
                double peak = row.Whole("peak_ops_per_cycle_per_core") * row.Whole("clock_mhz") * 1e6;
                CountedNetwork network = new(row.Conditions.GetProperty("gops_per_frame").GetDouble() * 1e9, row.Whole("input_h") * row.Whole("input_w"));
                times.Add((network.At(peak).Value, 1 / row.Value));
                all.Add($"{board.Key} {row.Text("model")}", network.At(peak).Value, 1 / row.Value);
            }

            double rank = Rank(times);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{board.Key}: {times.Count} rows, rank {rank:F3}, mean {times.Average(t => Math.Abs((t.Model / t.Reference) - 1)):P1}"));
            Assert.InRange(rank, 0.94, 1);
        }

        Report(all, DpuFile, 0.25);
        Assert.InRange(all.Mean, 0, 0.25);
    }

    /// <summary>Two rows and two constants chosen on them, start of a layer and invocation: no evidence, but a guard that both nets keep their distance.</summary>
    [ReferenceFact(EdgeFile)]
    public void MobileNets_on_the_Edge_TPU_take_about_what_they_take()
    {
        Agreement agreement = new();
        foreach (FigureRow row in FigureRow.Read(EdgeFile, "edge-tpu").Where(r => r.Experiment == "basic_engine" && r.Text("host") == "Coral Dev Board"))
        {
            string? preset = row.Text("model") switch
            {
                "mobilenet_v1_1.0_224_quant_edgetpu.tflite" => "mobilenet-v1",
                "mobilenet_v2_1.0_224_quant_edgetpu.tflite" => "mobilenet-v2",
                _ => null,
            };
            if (preset is not null)
            {
                agreement.Add(preset, InvocationMilliseconds + Milliseconds("edge-tpu", preset), row.Value);
            }
        }

        Report(agreement, EdgeFile, 0.10);
        Assert.InRange(agreement.Mean, 0, 0.10);
    }

    [Theory]
    [InlineData("dpu-b4096-zcu102", "resnet50", 11.37, 0.35)]
    [InlineData("hexagon-v75-like", "resnet50", 0.687, 0.6)]
    [InlineData("hexagon-v75-like", "mobilenet-v2", 0.326, 0.6)]
    [InlineData("rk3588-npu-like", "resnet50", 9.083, 0.6)]
    public void Guesses_are_of_the_right_size(string machine, string workload, double milliseconds, double tolerance)
    {
        double model = Milliseconds(machine, workload);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{machine} {workload}: model {model:F3} ms, reference {milliseconds} ms, {(model / milliseconds) - 1:P0}"));
        Assert.InRange(model / milliseconds, 1 - tolerance, 1 + tolerance);
    }

    /// <summary>A network of 43 MB over a cache of 7.5 MiB and a link of 0.4 GB/s waits 88 ms for what is left.</summary>
    [Fact]
    public void Weights_beyond_the_cache_come_over_the_link()
    {
        double cached = Milliseconds("edge-tpu", "resnet50");
        double streamed = Milliseconds("edge-tpu", "resnet50", "parameter_cache.parameters=25.5 MB");
        Assert.InRange(streamed - cached, (25.5e6 - (7.5 * 1024 * 1024)) / 0.4e6 * 0.99, (25.6e6 - (7.5 * 1024 * 1024)) / 0.4e6 * 1.01);
        Assert.Equal(cached, Milliseconds("edge-tpu", "resnet50", "parameter_cache.parameters=7.5 MiB"), 9);
    }

    private static bool IsSingle(FigureRow row) => row.Metric == "throughput" && row.Text("threads") == "1" && row.Text("dpu").StartsWith("DPUCZDX8G", StringComparison.Ordinal)
        && row.Conditions.TryGetProperty("input_h", out _) && row.Conditions.TryGetProperty("gops_per_frame", out _);

    private static double Milliseconds(string machine, string workload, params string[] overrides)
    {
        WorkloadGraph graph = EpilogueFusion.Apply(Workloads.Preset(workload));
        return GraphWalk.Run(graph, new ContractMachine(machine, overrides).Build(), Fidelity.Analytic, null).Sum(e => e.Plan.IsFeasible ? e.Cost.Time.Value : throw new InvalidOperationException(e.Plan.Reason)) * 1e3;
    }

    /// <summary>Spearman's rank correlation; equal values in the order of the file.</summary>
    private static double Rank(List<(double Model, double Reference)> pairs)
    {
        double[] a = Ranks([.. pairs.Select(p => p.Model)]);
        double[] b = Ranks([.. pairs.Select(p => p.Reference)]);
        double mean = (pairs.Count - 1) / 2.0;
        return a.Zip(b).Sum(p => (p.First - mean) * (p.Second - mean)) / a.Sum(r => (r - mean) * (r - mean));
    }

    private static double[] Ranks(double[] values)
    {
        double[] ranks = new double[values.Length];
        foreach ((int index, int rank) in Enumerable.Range(0, values.Length).OrderBy(i => values[i]).Select((index, rank) => (index, rank)))
        {
            ranks[index] = rank;
        }

        return ranks;
    }

    private void Report(Agreement agreement, string file, double tolerance)
    {
        output.WriteLine(agreement.Line(file, tolerance));
        foreach (string line in agreement.Lines().Take(12))
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
    }
}
