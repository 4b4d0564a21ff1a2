using System.Text.Json.Nodes;
using HwSim.Kernels.Runtime;
using HwSim.Tests.Unit.Runtime;

namespace HwSim.Tests.Cli;

public sealed class MeasureVerbTests : IDisposable
{
    private const string Suite = "hwsim: 1\nsuite: two\ncases:\n  - { kernel: gemm, m: [1, 2], n: 3, k: 4 }\n";

    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-measure-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Writes_a_file_that_is_read_as_measurements()
    {
        string file = Path.Combine(folder, "measured.csv");
        JsonObject document = Run("measure", Written("suite.yaml", Suite), "--window", "0 s", "--repeats", "3", "--threads", "1", "--device", "here", "--out", file);

        Assert.Equal("hwsim.measure/1", document["schema"]!.GetValue<string>());
        Assert.Equal("here", document["device"]!.GetValue<string>());
        Assert.Equal(2, document["rows"]!.AsArray().Count);
        string[] lines = File.ReadAllLines(file);
        Assert.Equal("device,kernel,dtype,params_json,measured_us,source", lines[0]);
        Assert.StartsWith("here,gemm,fp32,\"{\"\"m\"\":1,\"\"n\"\":3,\"\"k\"\":4}\",", lines[1], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void Profiles_the_nodes_of_a_model()
    {
        string model = Path.Combine(folder, "net.onnx");
        KernelCase attention = KernelRunTests.Suite.Cases.First(c => c.Kernel == "attention" && c.Word("impl") == "unfused");
        File.WriteAllBytes(model, KernelFamilies.ModelOf(attention));

        JsonObject document = Run("measure", model, "--window", "0 s", "--threads", "1");

        Assert.Equal("net", document["rows"]![0]!["params"]!["model"]!.GetValue<string>());
        string[] operators = [.. document["nodes"]!.AsArray().Select(n => n!["operator"]!.GetValue<string>())];
        Assert.Contains("Softmax", operators);
        Assert.All(document["nodes"]!.AsArray(), n => Assert.True(n!["seconds"]!.GetValue<double>() >= 0));
    }

    [Theory]
    [InlineData("HW025", "did you mean 'cpu-quick'?", "cpu-quik")]
    [InlineData("HW001", "no such file", "absent.yaml")]
    [InlineData("HW001", "no such file", "absent.onnx")]
    [InlineData("HW044", "providers", "cpu-quick", "--provider", "tpu")]
    [InlineData("HW043", "0", "cpu-quick", "--threads", "0")]
    [InlineData("HW041", "no unit", "cpu-quick", "--window", "5")]
    public void Mistakes_are_named(string code, string says, params string[] arguments)
    {
        (int exit, string output, string error) = HwSimProcess.Run(["measure", .. arguments]);

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(code, error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_model_is_a_diagnostic()
    {
        (int exit, _, string error) = HwSimProcess.Run("measure", Written("broken.onnx", "no model"));

        Assert.Equal(1, exit);
        Assert.Contains("broken.onnx:1:1: HW061", error, StringComparison.Ordinal);
    }

    private string Written(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static JsonObject Run(params string[] arguments)
    {
        (int code, string output, string error) = HwSimProcess.Run([.. arguments, "--json", "-"]);
        Assert.Equal((0, ""), (code, error));
        return JsonNode.Parse(output)!.AsObject();
    }
}
