using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using HwSim.Tests.Unit.Onnx;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Tests.Cli;

public sealed class QuantizeVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-quantize-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Writes_all_reports_and_repeats_itself_byte_for_byte()
    {
        string model = Model(m => { });
        string[] arguments = ["quantize", model, "--format", "ovp-int4", "--format", "int8", "--samples", "2", "--out"];
        (int exit, string output, string error) = HwSimProcess.Run([.. arguments, Path.Combine(folder, "a")]);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("ovp-int4", output, StringComparison.Ordinal);
        Assert.Equal(0, HwSimProcess.Run([.. arguments, Path.Combine(folder, "b")]).ExitCode);
        foreach (string file in new[] { "quantization.html", "quantization.md", "quantization.json", "tensors.csv" })
        {
            string text = File.ReadAllText(Path.Combine(folder, "a", file));
            Assert.True(text.Length > 200);
            Assert.Equal(text, File.ReadAllText(Path.Combine(folder, "b", file)).Replace("--out b", "--out a", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Generated_tensors_show_what_outliers_do()
    {
        JsonObject document = Run("quantize", "generated", "--format", "ovp-int4", "--format", "int4");
        Dictionary<string, double[]> errors = document["tensors"]!.AsArray().ToDictionary(t => t!["name"]!.GetValue<string>(), t => new[] { Error(t!, "ovp-int4"), Error(t!, "int4") });
        Assert.True(errors["outliers, 1 %"][0] < errors["outliers, 1 %"][1] / 3, "pairs beat integers where outliers stand alone");
        Assert.True(errors["adjacent outliers, 1 % of pairs"][0] > 5 * errors["outliers, 1 %"][0], "and lose one where two are neighbours");

        // The largest of 1,024 Gaussian values lies at about 3.24 deviations; a seventh of that is a step, and its error a twelfth of the square.
        const double step = 3.24 / 7;
        Assert.InRange(errors["gaussian"][1], 0.9 * step * step / 12, 1.1 * step * step / 12);
    }

    [Fact]
    public void A_tensor_of_numpy_is_quantized()
    {
        File.WriteAllBytes(Path.Combine(folder, "t.npy"), Npy("<f4", "(8, 16)", MemoryMarshal.AsBytes(Enumerable.Range(0, 128).Select(i => i - 63.5f).ToArray().AsSpan())));
        JsonObject document = Run("quantize", Path.Combine(folder, "t.npy"), "--format", "int8");
        Assert.Equal([8, 16], document["tensors"]![0]!["shape"]!.AsArray().Select(e => e!.GetValue<long>()));
        Assert.InRange(document["tensors"]![0]!["formats"]!["int8"]!["sqnr_db"]!.GetValue<double>(), 40, 60);
    }

    [Fact]
    public void External_weights_are_read_and_inputs_can_be_given()
    {
        float[] weights = [.. Enumerable.Range(0, 64).Select(i => (i % 13) - 6f)];
        string inside = Model(m => m.Graph.Initializer[0].RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(weights.AsSpan())));
        File.WriteAllBytes(Path.Combine(folder, "w.bin"), [.. new byte[8], .. MemoryMarshal.AsBytes(weights.AsSpan())]);
        string outside = Model(m => m.Graph.Initializer[0] = OnnxReaderTests.External("w", "w.bin", 8, 8), "outside.onnx");
        using (FileStream stream = File.OpenRead(outside))
        {
            TensorProto external = ModelProto.Parser.ParseFrom(stream).Graph.Initializer[0];
            Assert.Contains(external.ExternalData, e => e.Key == "location");
        }

        JsonObject a = Run("quantize", inside, "--format", "int4", "--input", "x=0.5");
        Assert.Equal(0.5, a["samples"]!.GetValue<int>() / 8.0, 6);
        Assert.DoesNotContain(a["findings"]!.AsArray(), f => f!["code"]!.GetValue<string>() == "made-up-inputs");
        Assert.Equal("w", Run("quantize", outside, "--format", "int4", "--weights-only")["tensors"]![0]!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("HW001", "no such file", "absent.onnx")]
    [InlineData("HW001", "no such file", "absent.npy")]
    [InlineData("HW025", "did you mean 'ovp-int4'?", "generated", "--format", "ovp-int44")]
    [InlineData("HW045", "granularity", "generated", "--format", "nvfp4-g16")]
    [InlineData("HW043", "0", "generated", "--samples", "0")]
    [InlineData("HW027", "name=FILE.npy", "generated", "--input", "x")]
    [InlineData("HW001", "no such file", "generated", "--input", "x=none.npy")]
    [InlineData("HW008", "given twice", "generated", "--input", "x=1", "--input", "x=2")]
    public void Mistakes_are_named(string code, string says, params string[] arguments)
    {
        (int exit, string output, string error) = HwSimProcess.Run(["quantize", .. arguments]);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(code, error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.onnx", "HW0", "empty")]
    [InlineData("text.onnx", "HW061", "text")]
    [InlineData("cut.onnx", "HW061", "truncated")]
    [InlineData("missing.onnx", "HW062", "'gone.bin'")]
    [InlineData("large.onnx", "HW004", "300,000,000 values")]
    [InlineData("input.onnx", "HW025", "no input 'y'", "--input", "y=1")]
    [InlineData("shape.onnx", "HW045", "is [2, 8]", "--input", "x=SHAPE")]
    [InlineData("dim.onnx", "HW004", "8,000,000,000 values", "--dim", "n=1000000000")]
    [InlineData("operator.onnx", "HW025", "did you mean 'MatMul'?", "--operator", "Matmull")]
    [InlineData("unknown.onnx", "HW061", "NoSuchOperator")]
    [InlineData("short.npy", "HW130", "needs 64 bytes")]
    [InlineData("objects.npy", "HW130", "'|O'")]
    [InlineData("fortran.npy", "HW130", "column-major")]
    [InlineData("noise.npy", "HW130", "no .npy file")]
    public void Files_that_cannot_be_quantized_end_in_one_diagnostic(string name, string code, string says, params string[] arguments)
    {
        string path = Broken(name);
        File.WriteAllBytes(Path.Combine(folder, "s.npy"), Npy("<f4", "(3,)", new byte[12]));
        (int exit, string output, string error) = HwSimProcess.Run(["quantize", path, "--format", "int4", .. arguments.Select(a => a.Replace("SHAPE", Path.Combine(folder, "s.npy"), StringComparison.Ordinal))]);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith($"{path}:1:1: {code}", error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.EndsWith("1 problem", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mutant_of_a_model_ends_in_a_result_or_a_diagnostic()
    {
        byte[] good = File.ReadAllBytes(Model(m => { }));
        Random random = new(1);
        string path = Path.Combine(folder, "mutant.onnx");
        int fine = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] mutant = [.. good];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, mutant);
            (int exit, _, string error) = HwSimProcess.Run("quantize", path, "--format", "ovp-int4", "--samples", "1", "--json", "-");
            Assert.True(exit == 0 || (exit == 1 && error.Contains("HW", StringComparison.Ordinal)), $"mutant {i}: exit {exit}, {error}\n{Convert.ToBase64String(mutant)}");
            fine += exit == 0 ? 1 : 0;
        }

        Assert.InRange(fine, 20, 280);
    }

    private string Broken(string name)
    {
        string path = Path.Combine(folder, name);
        switch (name)
        {
            case "empty.onnx":
                File.WriteAllBytes(path, []);
                return path;
            case "text.onnx":
                File.WriteAllText(path, "no model");
                return path;
            case "cut.onnx":
                File.WriteAllBytes(path, File.ReadAllBytes(Model(m => { }))[..^20]);
                return path;
            case "missing.onnx":
                return Model(m => m.Graph.Initializer[0] = OnnxReaderTests.External("w", "gone.bin", 8, 8), name);
            case "large.onnx":
                using (FileStream sparse = File.Create(Path.Combine(folder, "large.bin")))
                {
                    sparse.SetLength(1_200_000_000);
                }

                return Model(m => m.Graph.Initializer[0] = OnnxReaderTests.External("w", "large.bin", 8, 37_500_000), name);
            case "dim.onnx":
                return Model(m => m.Graph.Input[0] = ModelBuilder.Info("x", ["n", 8]), name);
            case "unknown.onnx":
                return Model(m => m.Graph.Node.Add(ModelBuilder.Call("NoSuchOperator", "y", "z")), name);
            case "short.npy":
                File.WriteAllBytes(path, Npy("<f4", "(4, 4)", new byte[60]));
                return path;
            case "objects.npy":
                File.WriteAllBytes(path, Npy("|O", "(4,)", new byte[32]));
                return path;
            case "fortran.npy":
                File.WriteAllBytes(path, Npy("<f4", "(4,)", new byte[16], "True"));
                return path;
            case "noise.npy":
                File.WriteAllBytes(path, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
                return path;
            default:
                return Model(m => { }, name);
        }
    }

    private string Model(Action<ModelProto> change, string name = "model.onnx")
    {
        float[] weights = [.. Enumerable.Range(0, 64).Select(i => ((i * 29) % 31) - 15f)];
        ModelBuilder model = new ModelBuilder().Input("x", [2, 8]).Initializer("w", [8, 8], ModelBuilder.F32, MemoryMarshal.AsBytes(weights.AsSpan())).Node("MatMul", "x w", "m").Node("Softmax", "m", "y").Output("y");
        change(model.Model);
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, model.Build());
        return path;
    }

    private static byte[] Npy(string type, string shape, ReadOnlySpan<byte> values, string fortran = "False")
    {
        string header = $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}\n";
        return [0x93, .. Encoding.ASCII.GetBytes("NUMPY"), 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. values];
    }

    private static double Error(JsonNode tensor, string format) => tensor["formats"]![format]!["relative_mse"]!.GetValue<double>();

    private static JsonObject Run(params string[] arguments)
    {
        (int code, string output, string error) = HwSimProcess.Run([.. arguments, "--json", "-"]);
        Assert.Equal((0, ""), (code, error));
        return JsonNode.Parse(output)!.AsObject();
    }
}
