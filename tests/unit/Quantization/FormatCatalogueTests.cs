using HwSim.Core.Config;
using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Quantization;
using HwSim.Kernels.Reference.Formats;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Unit.Quantization;

public class FormatCatalogueTests
{
    /// <summary>Every format by name, on tensors with outliers: finite errors, and no fewer bits than its codes have.</summary>
    [Fact]
    public void Every_name_quantizes()
    {
        FormatChoice[] choices = SampleQuantizations.Choices([.. FormatCatalogue.Words]);
        QuantizationResult result = TensorQuantization.Run("two", GeneratedTensors.All().Take(2).Select(t => t with { Shape = [16, 256], Values = t.Values[..4096] }), choices, "", "", default);
        Assert.All(result.Tensors, tensor => Assert.All(result.Formats.Zip(tensor.Errors), f =>
        {
            Assert.True(f.Second.Relative is >= 0 and < 1, $"{f.First.Name}: {f.Second.Relative}");
            Assert.InRange((double)f.Second.Bits / tensor.Count, 2, 24);
            Assert.Equal(f.Second.ValueBits + f.Second.ScaleBits + f.Second.MetadataBits, f.Second.Bits);
        }));
        Assert.Equal(choices.Length, choices.Select(c => c.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("int4", "int4-sym-channel", "int4-sym-tensor")]
    [InlineData("int4-g64", "int4-sym-g64", "int4-sym-g64")]
    [InlineData("int3-asym-tensor", "int3-asym-tensor", "int3-asym-tensor")]
    [InlineData("ovp-int4", "ovp-int4", "ovp-int4-tensor")]
    [InlineData("ovp-int8-paper-tensor", "ovp-int8-paper-tensor", "ovp-int8-paper-tensor")]
    [InlineData("hadamard+mxfp4", "mxfp4", "mxfp4")]
    [InlineData("awq+int4-asym-g128", "int4-asym-g128", "int4-asym-g128")]
    [InlineData("llm-fp4-g32", "llm-fp4-g32", "llm-fp4-g32")]
    public void Names_say_what_they_mean(string name, string weights, string activations)
    {
        FormatChoice choice = SampleQuantizations.Choices(name).Single();
        Assert.Equal((weights, activations), (choice.Weights.Name, choice.Activations.Name));
    }

    [Theory]
    [InlineData("mxfp44", "HW025", "did you mean 'mxfp4'?")]
    [InlineData("", "HW025", "formats")]
    [InlineData("mxfp4-g16", "HW045", "part of the format")]
    [InlineData("int4-g0", "HW045", "-gN with N from 1")]
    [InlineData("int4-g99999999999", "HW045", "-gN with N from 1")]
    [InlineData("ovp-int4-g16", "HW045", "-tensor or -channel")]
    [InlineData("awk+int4", "HW025", "did you mean 'awq'?")]
    [InlineData("+int4", "HW025", "techniques")]
    public void What_is_no_format_is_named(string name, string code, string says)
    {
        Diagnostics problems = [];
        Assert.Null(FormatCatalogue.Read(new SourceText("--format", name), problems));
        string text = Assert.Single(problems).ToString();
        Assert.Contains(code, text, StringComparison.Ordinal);
        Assert.Contains(says, text, StringComparison.Ordinal);
    }
}
