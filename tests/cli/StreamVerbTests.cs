using System.Text.Json;

namespace HwSim.Tests.Cli;

/// <summary><c>hwsim stream</c>: its document, its answers in words, its complaints.</summary>
public class StreamVerbTests
{
    [Fact]
    public void The_document_has_the_design_and_the_nearest_that_fits()
    {
        (int code, string output, string error) = HwSimProcess.Run("stream", "vcu1525", "resnet9", "--rate", "20000", "--clock", "200 MHz", "--json", "-");
        Assert.Equal((0, ""), (code, error));
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("hwsim.stream/1", root.GetProperty("schema").GetString());
        JsonElement design = root.GetProperty("design");
        JsonElement nearest = root.GetProperty("nearest");
        Assert.True(design.GetProperty("rate").GetDouble() >= 20000);
        Assert.Contains("does not fit vcu1525", design.GetProperty("shortage").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, nearest.GetProperty("shortage").ValueKind);
        Assert.InRange(nearest.GetProperty("rate").GetDouble(), 1, design.GetProperty("rate").GetDouble());
        Assert.Equal(design.GetProperty("interval_cycles").GetInt64(), design.GetProperty("stages").EnumerateArray().Max(s => s.GetProperty("interval_cycles").GetInt64()));
    }

    [Fact]
    public void In_words_it_says_what_is_missing_and_what_would_fit()
    {
        (int code, string output, _) = HwSimProcess.Run("stream", "zedboard", "resnet50");
        Assert.Equal(0, code);
        Assert.Contains("at 143 MHz", output, StringComparison.Ordinal);
        Assert.Matches(@"the design does not fit zedboard: missing [\d,]+ ", output);
        Assert.Contains("no folding of this network fits; with one multiplier a layer", output, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_said_at_once()
    {
        (int code, _, string error) = HwSimProcess.Run("stream", "zcu1", "resnet18", "--rate", "x", "--fold", "conv1=2,5,1,3", "--fold", "conv9=1,1,1,1", "--fold", "odd");
        Assert.Equal(1, code);
        Assert.Contains("did you mean 'zcu102'", error, StringComparison.Ordinal);
        Assert.Contains("'x' is not a finite number", error, StringComparison.Ordinal);
        Assert.Contains("the folding in 2 does not divide the 3 of 'conv1'; the nearest that do are 1 and 3", error, StringComparison.Ordinal);
        Assert.Contains("there is no product 'conv9' to fold", error, StringComparison.Ordinal);
        Assert.Contains("'odd' is no folding", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_block_is_named_once_with_how_many_more()
    {
        (int code, _, string error) = HwSimProcess.Run("stream", "u280", "vit-b-16", "--batch", "2");
        Assert.Equal(1, code);
        Assert.Contains("'encoder.0.attention.scores' and 23 more (Gemm) multiplies two computed operands", error, StringComparison.Ordinal);
        Assert.Contains("works on a batch", error, StringComparison.Ordinal);
    }
}
