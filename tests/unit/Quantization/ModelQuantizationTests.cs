using System.Runtime.InteropServices;
using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Quantization;
using HwSim.Kernels.Reference.Formats;
using HwSim.Tests.Samples;
using HwSim.Tests.Unit.Onnx;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Tests.Unit.Quantization;

/// <summary>Whole models with quantized operands, against the same computed by hand.</summary>
public class ModelQuantizationTests
{
    private const int Tokens = 5;
    private const int Inputs = 16;
    private const int Hidden = 12;
    private const int Classes = 8;

    /// <summary>Two products with a Relu between: every operand through the format, in plain loops, must give the same outputs as the model that was cut.</summary>
    [Theory]
    [InlineData("ovp-int4")]
    [InlineData("int4-g4")]
    [InlineData("mxfp4")]
    [InlineData("int8-asym")]
    public void Outputs_are_those_of_quantized_operands(string format)
    {
        (float[] x, float[] w1, float[] w2) = (Values(Tokens * Inputs, 1), Values(Inputs * Hidden, 2), Values(Hidden * Classes, 3));
        QuantizationResult result = Run(Perceptron(w1, w2), format, x);

        FormatChoice choice = SampleQuantizations.Choices(format).Single();
        float[] rows1 = Transposed(w1, Inputs, Hidden);
        float[] rows2 = Transposed(w2, Hidden, Classes);
        float[] original = Product(Relu(Product(x, rows1, Tokens, Hidden, Inputs)), rows2, Tokens, Classes, Hidden);
        float[] q1 = Quantized(choice.Weights, rows1, Hidden);
        float[] q2 = Quantized(choice.Weights, rows2, Classes);
        float[] weightsOnly = Product(Relu(Product(x, q1, Tokens, Hidden, Inputs)), q2, Tokens, Classes, Hidden);
        float[] hidden = Relu(Product(Quantized(choice.Activations, x, Tokens), q1, Tokens, Hidden, Inputs));

        // One scale of an activation is that of the unquantized model, found before anything is quantized.
        float[] plainHidden = Relu(Product(x, rows1, Tokens, Hidden, Inputs));
        bool isStatic = format is "ovp-int4" or "int8-asym";
        float[] quantizedHidden = isStatic ? Decoded(choice.Activations, hidden, choice.Activations.Calibrate(plainHidden, Tokens)) : Quantized(choice.Activations, hidden, Tokens);
        float[] both = Product(quantizedHidden, q2, Tokens, Classes, Hidden);

        Assert.Equal(Largest(original, weightsOnly), result.Formats[0].WeightsOnly!.LargestError, 1e-4 * (1 + original.Max(Math.Abs)));
        Assert.Equal(Largest(original, both), result.Formats[0].Both!.LargestError, 1e-4 * (1 + original.Max(Math.Abs)));
        Assert.Equal(TopOne(original, weightsOnly), result.Formats[0].WeightsOnly!.TopOne, 1e-9);
        Assert.Equal(TopOne(original, both), result.Formats[0].Both!.TopOne, 1e-9);
        Assert.Equal(["w1", "w2", "x", "h"], result.Tensors.Select(t => t.Name));
    }

    /// <summary>Rotating or scaling both operands leaves the product; what remains is the error of the format, small in sixteen bits.</summary>
    [Theory]
    [InlineData("hadamard+int16")]
    [InlineData("smoothquant+int16")]
    [InlineData("awq+int16")]
    public void Techniques_keep_the_product(string format)
    {
        float[] x = Values(Tokens * Inputs, 4);
        for (int i = 3; i < x.Length; i += Inputs)
        {
            x[i] *= 50;
        }

        QuantizationResult result = Run(Perceptron(Values(Inputs * Hidden, 5), Values(Hidden * Classes, 6)), format, x);
        Assert.InRange(result.Formats[0].Both!.Relative, 0, 1e-6);
        Assert.True(result.Formats[0].Both!.Relative > 0);
    }

    /// <summary>An outlier channel of activations ruins integers with one scale; migrated or rotated away, it does not.</summary>
    [Fact]
    public void Techniques_help_where_a_channel_has_outliers()
    {
        float[] x = Values(64 * Inputs, 7);
        for (int i = 3; i < x.Length; i += Inputs)
        {
            x[i] *= 60;
        }

        byte[] model = Perceptron(Values(Inputs * Hidden, 8), Values(Hidden * Classes, 9), 64);
        QuantizationResult result = Run(model, ["int8", "smoothquant+int8", "hadamard+int8"], x, 64);
        Assert.True(result.Formats[1].Both!.Relative < result.Formats[0].Both!.Relative * 0.75, $"{result.Formats[1].Both} after {result.Formats[0].Both}");
        Assert.True(result.Formats[2].Both!.Relative < result.Formats[0].Both!.Relative * 0.75, $"{result.Formats[2].Both} after {result.Formats[0].Both}");
    }

    [Theory]
    [InlineData(10, "fp16")]
    [InlineData(16, "bf16")]
    [InlineData(11, "fp64")]
    public void Weights_of_every_floating_point_type_are_read(int type, string name)
    {
        float[] values = [.. Values(Inputs * Hidden, 10).Select(v => (float)(Half)v)];
        byte[] raw = type switch
        {
            10 => MemoryMarshal.AsBytes(Array.ConvertAll(values, v => (Half)v).AsSpan()).ToArray(),
            11 => MemoryMarshal.AsBytes(Array.ConvertAll(values, v => (double)v).AsSpan()).ToArray(),
            _ => MemoryMarshal.AsBytes(Array.ConvertAll(values, v => (ushort)(BitConverter.SingleToUInt32Bits(v) >> 16)).AsSpan()).ToArray(),
        };
        byte[] model = new ModelBuilder().Input("x", [Tokens, Inputs], type).Initializer("w", [Inputs, Hidden], type, raw).Node("MatMul", "x w", "y").Output("y", [Tokens, Hidden], type).Build();
        QuantizedTensor tensor = Assert.Single(Run(model, "int8-tensor", samples: 0).Tensors);
        Assert.Equal(name, tensor.Type);
        Assert.InRange(tensor.Errors[0].SqnrDecibels, 35, 60);
    }

    [Fact]
    public void Tensors_without_a_normal_distribution_have_defined_results()
    {
        float[] odd = Values(Inputs * Hidden, 11);
        (odd[0], odd[5], odd[9]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        QuantizationResult result = Run(Perceptron(odd, [.. Enumerable.Repeat(0.5f, Hidden * Classes)]), ["ovp-int4", "int4", "nvfp4", "gobo3", "shiftadd3"], Values(Tokens * Inputs, 12));
        Assert.Equal(3, result.Tensors[0].NotFinite);
        Assert.All(result.Tensors[0].Errors, e => Assert.True(double.IsFinite(e.Relative)));
        Assert.Equal((0, 0), (result.Tensors[1].Kurtosis, result.Tensors[1].LargestSigma));
        Assert.Contains(result.Findings, f => f.Code == "not-finite" && f.Message.Contains("'w1'", StringComparison.Ordinal));
        Assert.Contains(result.Findings, f => f.Code == "constant-tensor" && f.Message.Contains("'w2'", StringComparison.Ordinal));
    }

    [Fact]
    public void Weights_that_are_shared_renamed_or_made_by_constant_nodes_are_found_once()
    {
        byte[] model = new ModelBuilder().Input("x", [Tokens, Inputs])
            .Node("Constant", "", "c", ("value", ModelBuilder.Tensor("", [Inputs, Inputs], ModelBuilder.F32, MemoryMarshal.AsBytes(Values(Inputs * Inputs, 13).AsSpan()))))
            .Node("Identity", "c", "same").Node("MatMul", "x c", "a").Node("MatMul", "a c", "b").Node("MatMul", "b same", "y").Output("y").Build();
        QuantizationResult result = Run(model, "int8", Values(Tokens * Inputs, 14));
        Assert.Equal(["c", "same", "x", "a", "b"], result.Tensors.Select(t => t.Name));
        Assert.InRange(result.Formats[0].WeightsOnly!.SqnrDecibels, 30, 70);
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public void What_cannot_be_quantized_says_why(string name, string says)
    {
        QuantizationException thrown = Assert.Throws<QuantizationException>(() => Run(Bad[name](), "int8", samples: 1));
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "no weights", "no product in its outermost graph" }, { "no products", "no product in its outermost graph" }, { "already integer", "quantized already" },
        { "empty weight", "no product in its outermost graph" }, { "in a branch", "inside branches" }, { "unknown operator", "ONNX Runtime cannot run" },
    };

    private static Dictionary<string, Func<byte[]>> Bad { get; } = new()
    {
        ["no weights"] = () => new ModelBuilder().Input("a", [4, 4]).Input("b", [4, 4]).Node("MatMul", "a b", "y").Output("y").Build(),
        ["no products"] = () => new ModelBuilder().Input("a", [4, 4]).Node("Relu", "a", "y").Output("y").Build(),
        ["already integer"] = () => new ModelBuilder().Input("x", [4, 4]).Bytes("q", ModelBuilder.I8, 3, 4, 4).Floats("s", 0.1f).Node("DequantizeLinear", "q s", "w").Node("MatMul", "x w", "y").Output("y").Build(),
        ["empty weight"] = () => new ModelBuilder().Input("x", [4, 0]).Weight("w", 0, 4).Node("MatMul", "x w", "y").Output("y").Build(),
        ["in a branch"] = () => Branching().Build(),
        ["unknown operator"] = () => new ModelBuilder().Input("x", [4, 4]).Weight("w", 4, 4).Node("MatMul", "x w", "m").Node("NoSuchOperator", "m", "y").Output("y").Build(),
    };

    private static ModelBuilder Branching()
    {
        GraphProto inner = new() { Name = "inner" };
        inner.Node.Add(ModelBuilder.Call("MatMul", "x w", "r"));
        inner.Output.Add(new ValueInfoProto { Name = "r" });
        return new ModelBuilder().Input("x", [4, 4]).Scalar("flag", ModelBuilder.Flag).Weight("w", 4, 4)
            .Node("If", "flag", "y", ("then_branch", inner), ("else_branch", inner.Clone())).Output("y");
    }

    private static byte[] Perceptron(float[] w1, float[] w2, int tokens = Tokens) => new ModelBuilder().Input("x", [tokens, Inputs])
        .Initializer("w1", [Inputs, Hidden], ModelBuilder.F32, MemoryMarshal.AsBytes(w1.AsSpan())).Initializer("w2", [Hidden, Classes], ModelBuilder.F32, MemoryMarshal.AsBytes(w2.AsSpan()))
        .Node("MatMul", "x w1", "m").Node("Relu", "m", "h").Node("MatMul", "h w2", "y").Output("y").Build();

    private static QuantizationResult Run(byte[] model, string format, float[] x) => Run(model, [format], x);

    private static QuantizationResult Run(byte[] model, string[] formats, float[] x, int tokens = Tokens) =>
        Run(model, formats, new Dictionary<string, FloatTensor> { ["x"] = new("x", "fp32", [tokens, Inputs], x) }, samples: 1);

    /// <summary>With inputs that are made up, or with no samples the weights alone.</summary>
    private static QuantizationResult Run(byte[] model, string format, int samples) => Run(model, [format], new Dictionary<string, FloatTensor>(), samples);

    private static QuantizationResult Run(byte[] model, string[] formats, Dictionary<string, FloatTensor> given, int samples) => ModelQuantization.Run(
        "model", model, (_, _, _) => throw new InvalidOperationException("nothing is external"), new ModelInputs(given, new Dictionary<string, double>(), new Dictionary<string, long>(), samples), [],
        SampleQuantizations.Choices(formats), "", "", default);

    private static float[] Values(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2))];
    }

    private static float[] Quantized(INumberFormat format, float[] values, int rows) => Decoded(format, values, format.Calibrate(values, rows));

    private static float[] Decoded(INumberFormat format, float[] values, Calibration calibration)
    {
        float[] decoded = new float[values.Length];
        format.Decode(format.Encode(values, calibration), decoded);
        return decoded;
    }

    private static float[] Transposed(float[] values, int rows, int columns) => [.. Enumerable.Range(0, values.Length).Select(i => values[(i % rows * columns) + (i / rows)])];

    private static float[] Relu(float[] values) => Array.ConvertAll(values, v => MathF.Max(v, 0));

    private static float[] Product(float[] a, float[] rows, int m, int n, int k) =>
        [.. Enumerable.Range(0, m * n).Select(i => (float)Enumerable.Range(0, k).Sum(j => (double)a[(i / n * k) + j] * rows[(i % n * k) + j]))];

    private static double Largest(float[] a, float[] b) => a.Zip(b, (x, y) => Math.Abs((double)x - y)).Max();

    private static double TopOne(float[] a, float[] b) => Enumerable.Range(0, Tokens).Average(t => Top(a, t) == Top(b, t) ? 1 : 0);

    private static int Top(float[] scores, int row) => Enumerable.Range(0, Classes).MaxBy(c => scores[(row * Classes) + c]);
}
