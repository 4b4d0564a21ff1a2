using System.Text.Json.Nodes;
using HwSim.Tests.Unit.Onnx;
using Xunit.Abstractions;

namespace HwSim.Tests.Cli;

/// <summary>Three real models, weights and activations, end to end.</summary>
public sealed class QuantizeRealModelTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-quantize-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>
    /// Shape, kurtosis, share beyond 3 deviations in percent and largest distance in deviations of weights, read from the same files by an
    /// independent program (NumPy on the initializers).
    /// </summary>
    private static Dictionary<string, (string Shape, double Kurtosis, double Beyond, double Largest)[]> Known { get; } = new()
    {
        ["detector"] = [("384x384x1x1", 1169.1, 0.84, 101.4), ("384x384x1x1", 30.0, 1.38, 35.5), ("384x384x1x1", 1266.9, 0.53, 93.0), ("360x384x1x1", 6.9, 1.60, 9.3), ("192x192x1x1", 21.1, 1.12, 21.9)],
        ["recogniser"] = [("120x6625", 4.5, 0.87, 21.4), ("480x480x1x1", 1458.5, 1.07, 132.7), ("480x480x1x1", 5932.0, 0.47, 172.3), ("60x960x1x3", 8.9, 1.47, 13.7), ("480x240x1x1", 40.3, 1.78, 40.5)],
        ["classifier"] = [("50x200x1x1", 3.3, 0.38, 4.6), ("200x50x1x1", 3.5, 0.47, 5.3), ("200x1x5x5", 5.7, 1.32, 5.6), ("32x200x1x1", 3.0, 0.28, 4.3)],
    };

    public static TheoryData<string> Models => [.. Known.Keys];

    [RealModelTheory, MemberData(nameof(Models))]
    public void Ends_in_a_report_with_the_figures_of_an_independent_reading(string name)
    {
        RealModel model = RealModel.All[name];
        string path = Repository.NodeModule(model.File.Split('/'));
        string[] dimensions = [.. model.Dimensions.SelectMany(d => new[] { "--dim", FormattableString.Invariant($"{d.Key}={d.Value}") })];
        (int code, string text, string error) = HwSimProcess.Run(["quantize", path, "--format", "ovp-int4", "--format", "int4", "--format", "int8", "--format", "int16", "--samples", "1", "--out", folder, "--json", "-", .. dimensions]);
        Assert.Equal((0, ""), (code, error));
        Assert.True(File.ReadAllText(Path.Combine(folder, "quantization.html")).Length > 100_000);

        JsonObject document = JsonNode.Parse(text)!.AsObject();
        JsonNode[] tensors = [.. document["tensors"]!.AsArray().Select(t => t!)];
        foreach ((string shape, double kurtosis, double beyond, double largest) in Known[name])
        {
            Assert.Contains(tensors, t => t["kind"]!.GetValue<string>() == "weight" && string.Join('x', t["shape"]!.AsArray().Select(e => e!.GetValue<long>())) == shape
                && Math.Abs(Number(t["kurtosis"]) - kurtosis) <= Math.Max(0.051, kurtosis * 1e-3) && Math.Abs((100 * Number(t["beyond_3_sigma"])) - beyond) <= 0.0051 && Math.Abs(Number(t["largest_sigma"]) - largest) <= 0.051);
        }

        Assert.Contains(tensors, t => t["kind"]!.GetValue<string>() == "activation");
        Assert.All(tensors, t =>
        {
            double[] errors = [.. new[] { "int4", "int8", "int16" }.Select(f => Number(t["formats"]![f]!["relative_mse"]))];

            // A scale of 16 bits is all the error of a tensor of one value.
            Assert.True(errors[0] + 1e-6 >= errors[1] && errors[1] + 1e-6 >= errors[2], $"{t["name"]}: {string.Join(", ", errors)}");
            Assert.True(Number(t["formats"]!["ovp-int4"]!["bits_per_value"]) >= 4);
            JsonNode pairs = t["pairs"]!;
            Assert.Equal(1, Number(pairs["normal_normal"]) + Number(pairs["outlier_normal"]) + Number(pairs["outlier_outlier"]), 1e-9);
        });

        JsonNode[] formats = [.. document["formats"]!.AsArray().Select(f => f!)];
        Assert.All(new[] { "weights_only", "weights_and_activations" }, effect =>
        {
            JsonNode exact = formats[3][effect]!;
            Assert.Equal(1, Number(exact["top1_agreement"]), 0.002);
            Assert.InRange(Number(exact["kl_nats"]), -1e-6, 1e-3);
            Assert.True(Number(formats[2][effect]!["kl_nats"]) > Number(exact["kl_nats"]));
        });
        foreach (JsonNode format in formats)
        {
            output.WriteLine($"{name} {format["name"]}: {format["bits_per_weight"]} bits; {format["weights_only"]!.ToJsonString()}; {format["weights_and_activations"]!.ToJsonString()}");
        }
    }

    private static double Number(JsonNode? node) => node!.GetValue<double>();
}
