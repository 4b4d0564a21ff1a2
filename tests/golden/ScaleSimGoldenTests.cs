using System.Diagnostics;
using System.Text.Json;

namespace HwSim.Tests.Golden;

/// <summary>The reports of <c>hwsim scalesim</c> as whole files, through the command line.</summary>
public sealed class ScaleSimGoldenTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-scalesim").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>
    /// The figures that SCALE-Sim ships as its own golden trace for AlexNet's first layer (test/general/golden_trace_calc
    /// of scalesim-project/scale-sim-v3), cycles and accesses; the file as a whole is compared.
    /// </summary>
    [Fact]
    public void Alexnet_layer_equals_the_golden_trace_of_scale_sim()
    {
        Run(0, Config("golden", "ws", "CALC", 32, 32, 64), "Layer,H,W,R,S,C,F,Stride,\nConv1,224,224,11,11,3,96,4,\n", "conv");
        Assert.Equal(
            "LayerID, Total Cycles (incl. prefetch), Total Cycles, Stall Cycles, Overall Util %, Mapping Efficiency %, Compute Util %,\n"
            + "0, 116210, 112283, 0, 91.68309650614964, 94.53125, 90.78000992063485,\n",
            Report("golden", "COMPUTE_REPORT.csv"));
        Assert.Equal(
            "LayerID, Avg IFMAP SRAM BW, Avg FILTER SRAM BW, Avg OFMAP SRAM BW, Avg IFMAP DRAM BW, Avg FILTER DRAM BW, Avg OFMAP DRAM BW,\n"
            + "0, 29.338590881967885, 0.31035864734643714, 31.035864734643713, 15.686576632947475, 0.3280954308794592, 31.160747178854372,\n",
            Report("golden", "BANDWIDTH_REPORT.csv"));
        Assert.EndsWith(
            "0, 33.0, 112176.0, 3294225, 1.0, 109197.0, 34848, 63.0, 112283.0, 3484800, "
            + "-3243.0, 111824.0, 1805023, -3275.0, 102937.0, 34848, 1102.0, 112935.0, 3484831,\n",
            Report("golden", "DETAILED_ACCESS_REPORT.csv"),
            StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "out", "golden", "SPARSE_REPORT.csv")));
    }

    [Theory]
    [InlineData("dense", "os", "USER", false)]
    [InlineData("sparse", "ws", "CALC", true)]
    public void Small_networks_equal_the_accepted_files(string name, string dataflow, string mode, bool sparse)
    {
        string config = Config(name, dataflow, mode, 8, 4, 1);
        config = sparse ? config.Replace("SparsitySupport : false", "SparsitySupport : true", StringComparison.Ordinal) : config;
        string output = Run(0, config, "L,M,N,K,S,\nqkv,33,48,64,2:4,\nproj,33,16,48,1:1,\n\nffn|<b>,17,70,16,1:8,\n", "gemm", "--explain", "--json", "-");
        string[] files = [.. Directory.GetFiles(Path.Combine(folder, "out", name)).Order(StringComparer.Ordinal)];
        string actual = string.Concat(files.Select(file => $"== {Path.GetFileName(file)}\n{File.ReadAllText(file)}"));
        Accept($"{name}.txt", actual);

        using JsonDocument document = JsonDocument.Parse(output);
        Assert.Equal("hwsim.scalesim/1", document.RootElement.GetProperty("schema").GetString());
        Assert.Equal(["qkv", "proj", "ffn|<b>"], document.RootElement.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("name").GetString()));
    }

    [Fact]
    public void Wrong_input_writes_nothing()
    {
        string config = Config("broken", "ws", "CALCC", 8, 8, 1);
        string output = Run(1, config, "L,M,N,K,\nq,1,x,3,\n", "gemm");
        Assert.Contains("did you mean 'CALC'?", output, StringComparison.Ordinal);
        Assert.Contains("net.csv:2:5: HW060", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "out")));
    }

    private static string Config(string name, string dataflow, string mode, int rows, int columns, int kb) => $"""
        [general]
        run_name = {name}
        [architecture_presets]
        ArrayHeight: {rows}
        ArrayWidth: {columns}
        IfmapSramSzkB: {kb}
        FilterSramSzkB: {kb}
        OfmapSramSzkB: {kb}
        IfmapOffset: 0
        FilterOffset: 10000000
        OfmapOffset: 20000000
        Bandwidth : 4
        Dataflow : {dataflow}
        [layout]
        IfmapCustomLayout: False
        IfmapSRAMBankBandwidth: 3
        FilterCustomLayout: False
        FilterSRAMBankBandwidth: 5
        [sparsity]
        SparsitySupport : false
        SparseRep : ellpack_block
        OptimizedMapping : false
        BlockSize : 4
        RandomNumberGeneratorSeed : 40
        [run_presets]
        InterfaceBandwidth: {mode}
        UseRamulatorTrace: False
        """;

    private static void Accept(string name, string actual)
    {
        string path = Repository.PathOf("tests", "golden", "scalesim", name);
        if (Environment.GetEnvironmentVariable("HWSIM_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private string Report(string run, string file) => File.ReadAllText(Path.Combine(folder, "out", run, file));

    private string Run(int exitCode, string config, string topology, string input, params string[] more)
    {
        File.WriteAllText(Path.Combine(folder, "run.cfg"), config);
        File.WriteAllText(Path.Combine(folder, "net.csv"), topology);
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "hwsim.dll"), "scalesim", "-c", "run.cfg", "-t", "net.csv", "-i", input, "-p", "out", .. more];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == exitCode, $"exit code {process.ExitCode}: {errors.Result}");
        return exitCode == 0 ? output : errors.Result;
    }
}
