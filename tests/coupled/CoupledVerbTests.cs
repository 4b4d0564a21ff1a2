using System.Text.Json;
using HwSim.Tests.Cli;

namespace HwSim.Tests.Coupled;

/// <summary>The verbs of coupled machines keep the contract of the command line.</summary>
public class CoupledVerbTests
{
    [Fact]
    public void Infer_prints_the_documented_document()
    {
        (int code, string output, string error) = HwSimProcess.Run("infer", "gh200", "llama-3.2-1b", "--batch", "2", "--prompt", "64", "--generate", "4", "--json", "-");
        Assert.Equal((0, ""), (code, error));
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("hwsim.infer/1", root.GetProperty("schema").GetString());
        double seconds = root.GetProperty("ttft").GetDouble() + (3 * root.GetProperty("seconds_per_token").GetDouble());
        Assert.Equal(root.GetProperty("seconds").GetDouble(), seconds, 1e-12);
        Assert.Equal(8 / seconds, root.GetProperty("tokens_per_second").GetDouble(), 1e-6);
        Assert.Equal(output, HwSimProcess.Run("infer", "gh200", "llama-3.2-1b", "--batch", "2", "--prompt", "64", "--generate", "4", "--json", "-").Output);
    }

    [Fact]
    public void Launches_prints_the_documented_document()
    {
        (int code, string output, string error) = HwSimProcess.Run("launches", "h100-pcie", "bert-base", "--seq", "128", "--batches", "1,64", "--lengths", "2,8", "--json", "-");
        Assert.Equal((0, ""), (code, error));
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("hwsim.launches/1", root.GetProperty("schema").GetString());
        Assert.Equal(["host", "device"], root.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("bound_by").GetString()));
        Assert.Equal(2, root.GetProperty("chains").GetArrayLength());
        Assert.InRange(root.GetProperty("crossover_batch").GetDouble(), 1, 64);
    }

    [Theory]
    [InlineData("no host that launches", "infer", "systolic-128x128", "llama-3.2-1b")]
    [InlineData("no host that launches", "launches", "a100-sxm4-80gb", "bert-base")]
    [InlineData("resnet18", "infer", "gh200", "resnet18")]
    [InlineData("no decode phase", "infer", "gh200", "bert-base")]
    [InlineData("out of range", "infer", "gh200", "llama-3.2-1b", "--batch", "0")]
    [InlineData("not one of the places", "infer", "gh200", "llama-3.2-1b", "--cache", "disk")]
    [InlineData("out of range", "launches", "gh200", "bert-base", "--batches", "1,0")]
    [InlineData("needs MACHINE and WORKLOAD", "launches", "gh200")]
    [InlineData("no such file", "launches", "--trace", "missing.json")]
    public void What_is_wrong_is_said(string sentence, params string[] arguments)
    {
        (int code, _, string error) = HwSimProcess.Run(arguments);
        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_are_held_against_presets()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("hwsim-facts").FullName, "facts.csv");
        File.WriteAllText(file, "id,quantity,value,unit,source,verified\ngh200.c2c_h2d,\"copies, host to device\",375,GB/s,a,yes\ngh200.hbm3_stream,stream,3400,GB/s,b,yes\nother,what,text,,c,no\n");
        (int code, string output, string error) = HwSimProcess.Run("facts", file, "--json", "-");
        Assert.Equal((0, ""), (code, error));
        JsonElement[] rows = [.. JsonDocument.Parse(output).RootElement.GetProperty("rows").EnumerateArray()];
        Assert.Equal([true, false], rows.Select(r => r.GetProperty("input").GetBoolean()));
        Assert.Equal(0, rows[0].GetProperty("error").GetDouble(), 1e-12);
        File.WriteAllText(file, "a,b\n1,2\n");
        Assert.Equal(1, HwSimProcess.Run("facts", file).ExitCode);
    }

    [Fact]
    public void A_recorded_trace_is_read_from_its_file()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("hwsim-trace").FullName, "trace.json");
        File.WriteAllText(file, "{\"traceEvents\":[{\"ph\":\"X\",\"cat\":\"cuda_runtime\",\"name\":\"cudaLaunchKernel\",\"ts\":1,\"dur\":5,\"args\":{\"correlation\":7}},{\"ph\":\"X\",\"cat\":\"kernel\",\"name\":\"k\",\"ts\":3,\"dur\":10,\"args\":{\"correlation\":7}}]}");
        (int code, string output, _) = HwSimProcess.Run("launches", "--trace", file, "--json", "-");
        Assert.Equal(0, code);
        Assert.Equal(2e-6, JsonDocument.Parse(output).RootElement.GetProperty("rows")[0].GetProperty("tklqt").GetDouble(), 1e-12);
    }

    [Fact]
    public void A_run_writes_a_timeline_with_arrows_and_a_report_with_launches_that_can_be_read_back()
    {
        string folder = Directory.CreateTempSubdirectory("hwsim-coupled").FullName;
        Assert.Equal(0, HwSimProcess.Run("run", "gh200", "bert-base", "--seq", "64", "--out", folder).ExitCode);
        JsonElement[] events = [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "trace.json"))).RootElement.GetProperty("traceEvents").EnumerateArray()];
        ILookup<string, JsonElement> kinds = events.ToLookup(e => e.GetProperty("ph").GetString()!);
        Assert.Equal(kinds["s"].Count(), kinds["f"].Count());
        Assert.Equal(kinds["X"].Count(), 2 * kinds["s"].Count());
        Assert.All(kinds["s"].Zip(kinds["f"]), pair => Assert.True(pair.First.GetProperty("ts").GetDecimal() <= pair.Second.GetProperty("ts").GetDecimal()));
        Assert.All(kinds["C"], c => Assert.True(c.GetProperty("args").GetProperty("waiting").GetInt64() >= 1));
        Assert.Contains("The host decides", File.ReadAllText(Path.Combine(folder, "report.md")), StringComparison.Ordinal);
        Assert.Equal(0, HwSimProcess.Run("report", Path.Combine(folder, "result.json"), "--out", Path.Combine(folder, "again")).ExitCode);
    }

    [Fact]
    public void A_sweep_finds_what_a_run_finds()
    {
        string folder = Directory.CreateTempSubdirectory("hwsim-coupled").FullName;
        string study = Path.Combine(folder, "study.yaml");
        File.WriteAllText(study, "hwsim: 1\nstudy: one\nmachine: h100-pcie\nworkload: bert-base\nfidelity: event\noptions: { seq: 64 }\naxes:\n  batch: [1, 4]\nobjectives: [minimize seconds]\n");
        Assert.Equal(0, HwSimProcess.Run("sweep", study, "--db", Path.Combine(folder, "s.db"), "--json", Path.Combine(folder, "s.json")).ExitCode);
        JsonElement best = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "s.json"))).RootElement.GetProperty("pareto")[0];
        JsonElement run = JsonDocument.Parse(HwSimProcess.Run("run", "h100-pcie", "bert-base", "--seq", "64", "--json", "-").Output).RootElement;
        Assert.Contains(run.GetProperty("totals").GetProperty("seconds").GetRawText(), best.GetRawText(), StringComparison.Ordinal);
    }
}
