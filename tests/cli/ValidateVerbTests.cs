using System.Text.Json;

namespace HwSim.Tests.Cli;

public sealed class ValidateVerbTests : IDisposable
{
    private const string Header = "device,kernel,dtype,params_json,measured_us,source\n";
    private const string Known = "A100-PCIe-80GB,gemm,fp16,\"{\"\"m\"\":4096,\"\"n\"\":4096,\"\"k\"\":4096}\",620,bcacdwk/vllmbench@1:x\n";

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void The_document_has_every_key_that_is_promised()
    {
        (int code, string output, string error) = Validate(Header + Known, "--json", "-");

        Assert.Equal((0, ""), (code, error));
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("hwsim.validate/1", root.GetProperty("schema").GetString());
        Assert.True(root.GetProperty("constants_fitted").GetInt32() > 0);
        JsonElement row = Assert.Single(root.GetProperty("rows").EnumerateArray());
        foreach (string key in new[] { "device", "kernel", "dtype", "n", "skipped", "mape", "median_ape", "bias", "p90", "spearman", "roofline_mape", "three_constant_mape", "calibrated_mape", "calibrated_median_ape", "calibrated_on" })
        {
            Assert.True(row.TryGetProperty(key, out _), key);
        }

        Assert.InRange(row.GetProperty("mape").GetDouble(), 0, 0.5);
        Assert.Contains("tile", Assert.Single(root.GetProperty("worst").EnumerateArray()).GetProperty("breakdown").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_devices_and_kernels_are_counted_beside_what_is_scored()
    {
        (int code, string output, string error) = Validate(Header + Known + "Abacus,gemm,fp16,{},1,s\nA40,tea,fp16,{},1,s\nA40,gemm,fp12,{},1,s\nA40,gemm,fp16,{},1,s\n", "--json", "-");

        Assert.Equal(0, code);
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal((1, 4), (root.GetProperty("n").GetInt32(), root.GetProperty("skipped").GetInt32()));
        Assert.Contains(":3:1: HW122 no preset has the device 'Abacus'", error, StringComparison.Ordinal);
        Assert.Contains(":4:1: HW123 the GPU model has no kernel 'tea'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, Header + Known + "A40,gemm,fp16,{},-1,s\n")]
    [InlineData(1, "device,kernel\nA40,gemm\n")]
    [InlineData(1, "")]
    [InlineData(1, Header)]
    [InlineData(1, Header + "Abacus,gemm,fp16,{},1,s\n")]
    [InlineData(3, Header + Known, "--at-most", "0")]
    [InlineData(0, Header + Known, "--at-most", "0.9")]
    [InlineData(1, Header + Known, "--at-most", "NaN")]
    [InlineData(1, Header + Known, "--calibrate", "-1")]
    public void The_exit_code_says_what_happened(int expected, string text, params string[] more)
    {
        (int code, _, string error) = Validate(text, more);
        Assert.Equal(expected, code);
        Assert.DoesNotContain("defect", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gpu_runs_a_workload_through_the_same_verb()
    {
        (int code, string output, string error) = HwSimProcess.Run("run", "a100-pcie-40gb", "llama-3.2-1b", "--phase", "decode", "--context", "1024", "--json", "-");

        Assert.Equal((0, ""), (code, error));
        JsonElement totals = JsonDocument.Parse(output).RootElement.GetProperty("totals");
        Assert.Equal("dram", totals.GetProperty("bound_by").GetString());
        double weights = 2.47e9 / 1555e9;
        Assert.InRange(totals.GetProperty("seconds").GetDouble(), weights, 3 * weights);
    }

    private (int Code, string Output, string Error) Validate(string text, params string[] more)
    {
        File.WriteAllText(file, text);
        return HwSimProcess.Run(["validate", file, .. more]);
    }
}
