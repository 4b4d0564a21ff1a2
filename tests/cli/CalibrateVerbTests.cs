using System.Text.Json;
using HwSim.Kernels.Runtime;

namespace HwSim.Tests.Cli;

public sealed class CalibrateVerbTests : IDisposable
{
    private const string Host = "emerald-rapids-2-vcpu.csv";
    private const string Device = "emerald-rapids-2-vcpu-2t";

    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-calibrate-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_calibrated_processor_predicts_rows_and_runs_networks()
    {
        string rows = Shipped(Host);
        string machine = Path.Combine(folder, "calibrated.yaml");
        (int code, _, string error) = HwSimProcess.Run("calibrate", rows, "--device", Device, "--rows", "40", "--out", machine);
        Assert.Equal((0, ""), (code, error));
        Assert.Matches($"fitted on [23][0-9] rows of {Device}", File.ReadAllText(machine));

        (code, string output, error) = HwSimProcess.Run("validate", rows, "--machine", machine, "--json", "-");
        Assert.Equal((0, ""), (code, error));
        JsonElement[] cells = [.. JsonDocument.Parse(output).RootElement.GetProperty("rows").EnumerateArray()];
        foreach (string kernel in new[] { "gemm", "conv2d", "attention", "elementwise" })
        {
            double error20 = cells.Where(c => c.GetProperty("kernel").GetString() == kernel).Average(c => c.GetProperty("mape").GetDouble());
            Assert.True(error20 < 0.2, $"{kernel}: {error20}");
        }

        (code, _, error) = HwSimProcess.Run("run", machine, "resnet18", "--json", "-");
        Assert.Equal((0, ""), (code, error));
    }

    [Fact]
    public void This_host_is_a_machine()
    {
        (int code, string output, string error) = HwSimProcess.Run("show", "host", "--json", "-");

        Assert.Equal((0, ""), (code, error));
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("host", root.GetProperty("machine").GetString());
        Assert.Contains(root.GetProperty("constants").EnumerateArray(), c => c.GetProperty("name").GetString() == "dram.bandwidth" && c.GetProperty("trust").GetString() == "assumed");
    }

    [Fact]
    public void Validation_without_files_takes_those_that_ship_and_writes_its_report()
    {
        (int code, string output, string error) = HwSimProcess.Run("validate", "--calibrate", "8", "--out", folder, "--json", "-");

        Assert.True(code == 0, error);
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.True(root.GetProperty("n").GetInt64() > 1000);
        Assert.True(root.GetProperty("rankings").GetArrayLength() > 0);
        Assert.All(new[] { "validation.html", "validation.md", "result.json", "parity.svg", "size.svg", "intensity.svg", "kernels.svg", "devices.svg" }, f => Assert.True(File.Exists(Path.Combine(folder, f)), f));
        string page = File.ReadAllText(Path.Combine(folder, "validation.html"));
        Assert.Contains("Predicted against measured", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HW122", "did you mean", "--device", "emerald-rapids-2-vpcu")]
    [InlineData("HW122", "it is a GPU", "--device", "T4")]
    [InlineData("HW043", "0", "--device", Device, "--rows", "0")]
    [InlineData("HW025", "preset", "--device", Device, "--machine", "abacus")]
    public void Mistakes_are_named(string code, string says, params string[] arguments)
    {
        (int exit, _, string error) = HwSimProcess.Run(["calibrate", Shipped(Host), .. arguments]);

        Assert.Equal(1, exit);
        Assert.Contains(code, error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_are_the_sum_of_their_operations()
    {
        File.WriteAllText(Path.Combine(folder, "tiny.yaml"), "hwsim: 1\nworkload: tiny\nformat: fp32\ninput: [512]\noperations:\n  - { name: fc, linear: { features: 2048 } }\n");
        string rows = Path.Combine(folder, "networks.csv");
        File.WriteAllText(rows, "device,kernel,dtype,params_json,measured_us,source\nT4,network,fp32,\"{\"\"model\"\":\"\"tiny\"\",\"\"batch\"\":512}\",700,s\nT4,network,fp32,\"{\"\"model\"\":\"\"absent\"\"}\",700,s\n");
        (int code, string output, string error) = HwSimProcess.Run("validate", rows, "--workloads", folder, "--json", "-");

        Assert.Equal(0, code);
        JsonElement row = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("rows").EnumerateArray());
        Assert.Equal((1, 1), (row.GetProperty("n").GetInt32(), row.GetProperty("skipped").GetInt32()));
        Assert.InRange(row.GetProperty("bias").GetDouble(), 0.2, 5);
        Assert.Contains("has no workload 'absent'", error, StringComparison.Ordinal);
    }

    private string Shipped(string name)
    {
        string path = Path.Combine(folder, name);
        using FileStream file = File.Create(path);
        using Stream shipped = ShippedMeasurements.Open(name);
        shipped.CopyTo(file);
        return path;
    }
}
