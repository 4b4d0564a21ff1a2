using System.Text.Json;

namespace HwSim.Tests.Cli;

public class RunVerbTests
{
    [Fact]
    public void Json_on_standard_output_is_the_documented_document_and_nothing_else()
    {
        (int code, string output, string error) = HwSimProcess.Run("run", "systolic-128x128", "resnet18", "--json", "-");

        Assert.Equal((0, ""), (code, error));
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("hwsim.run/1", root.GetProperty("schema").GetString());
        JsonElement totals = root.GetProperty("totals");
        foreach (string key in new[] { "seconds", "cycles", "energy", "energy_table", "area_mm2", "bytes_by_level", "bound_by" })
        {
            Assert.NotEqual(JsonValueKind.Null, totals.GetProperty(key).ValueKind);
        }

        double seconds = root.GetProperty("operations").EnumerateArray().Sum(o => o.GetProperty("seconds").GetDouble());
        Assert.Equal(totals.GetProperty("seconds").GetDouble(), seconds, 1e-12);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        string first = HwSimProcess.Run("run", "systolic-128x128", "mobilenet-v2", "--json", "-").Output;
        string second = HwSimProcess.Run("run", "systolic-128x128", "mobilenet-v2", "--json", "-").Output;
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("'run' needs MACHINE and WORKLOAD", "run")]
    [InlineData("'run' needs WORKLOAD", "run", "systolic-128x128")]
    public void What_is_missing_is_named_once(string sentence, params string[] arguments)
    {
        (int code, _, string error) = HwSimProcess.Run(arguments);
        Assert.Equal(1, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Contains("1 problem", error, StringComparison.Ordinal);
    }
}
