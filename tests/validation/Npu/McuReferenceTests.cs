using System.Collections.Immutable;
using HwSim.Accelerators.Mcu;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Tests.Contract;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Npu;

/// <summary>Microcontrollers: MobileNetV2's maps by patches (MCUNetV2), MCUNet networks under TinyEngine, MLPerf Tiny under X-CUBE-AI.</summary>
public class McuReferenceTests(ITestOutputHelper output)
{
    private const string TinyEngineFile = "reference/sparse/mcunet_tinyengine.csv";
    private const string TinyFile = "reference/sparse/mlperf_tiny.csv";
    private const long ResultsPerPixel = 133;

    /// <summary>The twelve results that the kernels of X-CUBE-AI were fitted on: system and version of MLPerf Tiny.</summary>
    private static readonly Dictionary<(string System, string Version), string> Boards = new()
    {
        [("NUCLEO-H7A3ZI-Q_X-CUBE-AI-8.0", "1.1")] = "stm32h7a3-x-cube-ai",
        [("NUCLEO-L4R5ZI_X-CUBE-AI-8.0", "1.1")] = "stm32l4r5-x-cube-ai",
        [("NUCLEO-U575ZI-Q", "1.0")] = "stm32u575-x-cube-ai",
    };

    /// <summary>Lin et al., MCUNetV2 (2021): 1372 KiB layer by layer, 172 kB by 4x4 patches, one byte a value.</summary>
    [Fact]
    public void MobileNetV2_takes_the_published_memory_by_patches()
    {
        WorkloadGraph graph = Workloads.Preset("mobilenet-v2");
        Assert.Equal(1372 * 1024, MapMemory.PeakOf(graph));
        PatchStage stage = PatchStage.Of(graph, "features.4.project", 4);
        Assert.Equal(343 * 1024 / 2, stage.RestBytes);
        Assert.Equal(stage.RestBytes, stage.PeakBytes);
        output.WriteLine(FormattableString.Invariant($"stage {stage.StageBytes / 1024.0} KiB, rest {stage.RestBytes / 1024.0} KiB, {stage.Recomputed:P1} of the network's multiply-accumulates again"));
        Assert.InRange(stage.Recomputed, 0.01, 0.5);
    }

    /// <summary>One patch is the whole map: nothing is computed again, and the stage takes what its layers take with the last map in full.</summary>
    [Fact]
    public void One_patch_computes_nothing_again()
    {
        WorkloadGraph graph = Workloads.Preset("mobilenet-v2");
        PatchStage whole = PatchStage.Of(graph, "features.4.project", 1);
        Assert.Equal(0, whole.Recomputed, 12);
        double before = whole.Recomputed;
        long bytes = whole.StageBytes;
        foreach (int patches in (int[])[2, 4, 7, 14])
        {
            PatchStage stage = PatchStage.Of(graph, "features.4.project", patches);
            Assert.True(stage.Recomputed > before && stage.StageBytes < bytes, $"{patches}: {stage}");
            (before, bytes) = (stage.Recomputed, stage.StageBytes);
        }
    }

    [Theory]
    [InlineData("nowhere", 4, "no operation 'nowhere'")]
    [InlineData("pool", 4, "convolutions only")]
    public void A_stage_that_cannot_be_says_why(string last, int patches, string reason)
    {
        WorkloadGraph graph = Workloads.Preset("mobilenet-v2");
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => PatchStage.Of(graph, last == "pool" ? graph.Operations[^1].Name : last, patches)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PatchStage.Of(graph, "features.4.project", 29));
    }

    [ReferenceFact(TinyEngineFile)]
    public void MCUNet_takes_what_TinyEngine_takes()
    {
        McuSpec spec = (McuSpec)new ContractMachine("stm32f746-tinyengine", []).Build().Spec;
        FigureRow[] rows = FigureRow.Read(TinyEngineFile, "mcunet-tinyengine");
        Agreement agreement = new();
        foreach (FigureRow row in rows.Where(r => r.Metric == "latency" && r.Text("library").StartsWith("TinyEngine", StringComparison.Ordinal)))
        {
            string net = row.Text("net").Replace("-r176", "", StringComparison.Ordinal);
            double macs = rows.Single(r => r.Metric == "macs" && r.Text("net") == net).Value * 1e6;
            double side = rows.Single(r => r.Metric == "resolution" && r.Text("net") == net).Value;
            double cycles = (macs * spec.ConvolutionCycles.Value) + (side * side * ResultsPerPixel * spec.ResultCycles.Value);
            agreement.Add(row.Text("net"), cycles / spec.Clock.Value * 1e3, row.Value);
        }

        Report(agreement, TinyEngineFile, 0.08);
        Assert.InRange(agreement.Mean, 0, 0.08);
    }

    [ReferenceFact(TinyFile)]
    public void MLPerf_Tiny_takes_what_the_boards_take()
    {
        Agreement agreement = new();
        foreach (FigureRow row in FigureRow.Read(TinyFile, "mlperf-tiny").Where(r => r.Metric == "throughput" && r.Text("mode") == "performance"))
        {
            if (Boards.TryGetValue((row.Text("system"), row.Text("mlperf_tiny")), out string? preset))
            {
                IAccelerator machine = new ContractMachine(preset, []).Build();
                WorkloadGraph graph = EpilogueFusion.Apply(new WorkloadGraph(row.Experiment, SmallNetworks.Of(Model(row.Experiment))!.Value, []));
                ImmutableArray<ExecutedOperation> run = GraphWalk.Run(graph, machine, Fidelity.Analytic, null);
                Assert.All(run, e => Assert.True(e.Plan.IsFeasible, e.Plan.Reason));
                agreement.Add($"{preset} {row.Experiment}", 1 / run.Sum(e => e.Cost.Time.Value), row.Value);
            }
        }

        Report(agreement, TinyFile, 0.15);
        Assert.InRange(agreement.Mean, 0, 0.15);
    }

    private static string Model(string benchmark) => benchmark switch
    {
        "ad" => "ad01_int8.tflite",
        "ic" => "pretrainedResnet_quant.tflite",
        "kws" => "kws_ref_model.tflite",
        _ => "vww_96_int8.tflite",
    };

    private void Report(Agreement agreement, string file, double tolerance)
    {
        output.WriteLine(agreement.Line(file, tolerance));
        foreach (string line in agreement.Lines())
        {
            output.WriteLine(line);
        }

        Assert.True(agreement.Count > 0);
    }
}
