using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HwSim.Accelerators;
using HwSim.Core.Config;
using HwSim.Tests.Cli;
using HwSim.Workloads;

namespace HwSim.Tests.Unit;

/// <summary>The JSON Schemas that editors check files with agree with what HwSim reads.</summary>
public class SchemaTests
{
    public static TheoryData<string, string> Presets()
    {
        TheoryData<string, string> data = [];
        foreach (string name in Machines.Presets)
        {
            data.Add("machine", name);
        }

        foreach (string name in WorkloadPresets.Names)
        {
            data.Add("workload", name);
        }

        foreach (string name in Accelerators.Energy.EnergyTables.Shipped.Names)
        {
            data.Add("energy_table", name);
        }

        foreach (string study in Directory.EnumerateFiles(Repository.PathOf("reports", "studies"), "*.yaml"))
        {
            data.Add("study", Path.GetFileNameWithoutExtension(study));
        }

        return data;
    }

    [Theory, MemberData(nameof(Presets))]
    public void Accept_every_preset(string kind, string name) => Assert.Empty(Problems(kind, Text(kind, name)));

    [Theory]
    [InlineData("clock: 700 MHz", "clok: 700 MHz")]
    [InlineData("clock: 700 MHz", "clock: 700")]
    [InlineData("clock: 700 MHz", "clock: 700 KiB")]
    [InlineData("clock: 700 MHz", "")]
    [InlineData("hwsim: 1", "hwsim: 2")]
    [InlineData("machine: test", "")]
    [InlineData("  rows: 16", "  rows: 0")]
    [InlineData("  rows: 16", "  rows: many")]
    [InlineData("  ifmap: int8", "  ifmap: int3")]
    [InlineData("  dataflow: weight-stationary", "  dataflow: [ws]")]
    [InlineData("vector:\n  lanes: 16", "vector: 16")]
    public void Refuse_what_is_refused(string line, string by) =>
        Assert.NotEmpty(Problems("machine", BadInputCase.GoodMachine.Replace(line, by, StringComparison.Ordinal)));

    [Fact]
    public void Accept_a_file_that_is_laid_over_a_preset() => Assert.Empty(Problems("machine", "hwsim: 1\nmachine: mine\nbase: systolic-128x128\nclock: 1 GHz\narray: { rows: 64 }\n"));

    private static string Text(string kind, string name) => kind switch
    {
        "machine" => Machines.Preset(name)!.Text,
        "workload" => WorkloadPresets.Text(name)!.Text,
        "study" => File.ReadAllText(Repository.PathOf("reports", "studies", $"{name}.yaml")),
        _ => File.ReadAllText(Repository.PathOf("accelerators", "energy", $"{name}.yaml")),
    };

    private static IReadOnlyList<string> Problems(string kind, string yaml)
    {
        (int code, string schema, string error) = HwSimProcess.Run("schema", kind);
        Assert.Equal((0, ""), (code, error));
        Diagnostics problems = [];
        ConfigNode file = YamlText.Parse(new SourceText("file.yaml", yaml), problems)!;
        Assert.Empty(problems);
        return JsonSchemaSubset.Validate(JsonNode.Parse(schema)!.AsObject(), Json(file));
    }

    private static JsonNode? Json(ConfigNode node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Value, Json(e.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { Value: "null" or "~" } => null,
        ScalarNode { Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        ScalarNode scalar when double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => JsonValue.Create(number),
        ScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new JsonException(node.KindName),
    };
}
