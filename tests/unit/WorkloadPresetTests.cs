using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Yaml;
using Xunit.Abstractions;

namespace HwSim.Tests.Unit;

public class WorkloadPresetTests(ITestOutputHelper output)
{
    public static TheoryData<string> Presets => [.. WorkloadPresets.Names];

    [Fact]
    public void The_networks_of_the_field_are_there() => Assert.Equal<string>(
        [
            "alexnet", "bert-base", "bert-large", "bloom-7b1", "gpt2", "gpt2-xl", "llama-2-13b", "llama-2-70b", "llama-2-7b", "llama-3-8b", "llama-3.2-1b",
            "llama-3.2-3b", "mistral-7b", "mixtral-8x7b", "mobilenet-v1", "mobilenet-v2", "opt-6.7b", "resnet18", "resnet50", "resnet9", "vgg16", "vgg19",
            "vit-b-16", "xlm-r-base",
        ],
        [.. WorkloadPresets.Names]);

    [Theory, MemberData(nameof(Presets))]
    public void A_preset_has_the_published_counts(string name)
    {
        WorkloadFile file = Load(name);
        PublishedCounts published = file.Published!;
        WorkloadGraph graph = Workloads.Built(file, AtPublishedSize(published));
        output.WriteLine($"{name}: {graph.Parameters} parameters (published {published.Parameters.Text}), {graph.Macs} MACs (published {published.Macs.Text}, half a last digit is {published.Macs.Rounding})");
        Assert.True(published.Parameters.Matches(graph.Parameters), $"{name}: {graph.Parameters} parameters, published {published.Parameters.Text}");
        Assert.True(published.Macs.Matches(graph.Macs), $"{name}: {graph.Macs} MACs, published {published.Macs.Text}");
    }

    /// <summary>Counts by formula, without the graph: matrices of all layers (q and o, k and v, feed-forward), head, and the two products of attention.</summary>
    [Theory]
    [InlineData("bert-base", 12, 768, 12, 12, 2 * 3072, 0)]
    [InlineData("bert-large", 24, 1024, 16, 16, 2 * 4096, 0)]
    [InlineData("gpt2-xl", 48, 1600, 25, 25, 2 * 6400, 50257)]
    [InlineData("opt-6.7b", 32, 4096, 32, 32, 2 * 16384, 50272)]
    [InlineData("bloom-7b1", 30, 4096, 32, 32, 2 * 16384, 250880)]
    [InlineData("llama-2-7b", 32, 4096, 32, 32, 3 * 11008, 32000)]
    [InlineData("llama-2-13b", 40, 5120, 40, 40, 3 * 13824, 32000)]
    [InlineData("llama-2-70b", 80, 8192, 64, 8, 3 * 28672, 32000)]
    [InlineData("llama-3-8b", 32, 4096, 32, 8, 3 * 14336, 128256)]
    [InlineData("llama-3.2-1b", 16, 2048, 32, 8, 3 * 8192, 128256)]
    [InlineData("gpt2", 12, 768, 12, 12, 2 * 3072, 50257)]
    [InlineData("xlm-r-base", 12, 768, 12, 12, 2 * 3072, 0)]
    [InlineData("llama-3.2-3b", 28, 3072, 24, 8, 3 * 8192, 128256)]
    [InlineData("mistral-7b", 32, 4096, 32, 8, 3 * 14336, 32000)]
    [InlineData("mixtral-8x7b", 32, 4096, 32, 8, (2 * 3 * 14336) + 8, 32000)]
    public void Transformer_products_follow_from_the_widths(string name, long layers, long width, long heads, long keyHeads, long feedForwardWidths, long vocabulary)
    {
        PublishedCounts published = Load(name).Published!;
        long tokens = published.Sequence!.Value;
        long keyWidth = width / heads * keyHeads;
        long matrices = layers * width * ((2 * width) + (2 * keyWidth) + feedForwardWidths);
        long attention = layers * 2 * tokens * tokens * width;
        long poolerOrHead = vocabulary == 0 ? width * width : tokens * width * vocabulary;
        Assert.Equal((tokens * matrices) + attention + poolerOrHead, Workloads.Built(Load(name), AtPublishedSize(published)).Macs);
    }

    [Theory, MemberData(nameof(Presets))]
    public void Every_preset_builds_for_every_phase_it_has(string name)
    {
        WorkloadFile file = Load(name);
        WorkloadGraph forward = Workloads.Built(file, WorkloadOptions.Default);
        WorkloadGraph train = Workloads.Built(file, new WorkloadOptions { Phase = Phase.Train, Sequence = file.Published!.Sequence });
        Assert.Equal(forward.Parameters, train.Parameters);
        Assert.NotEmpty(file.Description);
        foreach (WorkloadGraph graph in (WorkloadGraph[])[forward, train])
        {
            Assert.Equal(graph.Operations.Length, graph.Operations.Select(o => o.Name).Distinct().Count());
            Workloads.AssertTopological(graph);
        }

        Diagnostics problems = [];
        WorkloadGraph? decode = file.Build(new WorkloadOptions { Phase = Phase.Decode, Context = file.Published.Sequence }, problems);
        Assert.Equal(name is "alexnet" or "vgg16" or "vgg19" or "resnet9" or "resnet18" or "resnet50" or "mobilenet-v1" or "mobilenet-v2" or "vit-b-16" or "bert-base" or "bert-large" or "xlm-r-base", decode is null);
        Assert.Equal(decode is null, !problems.IsEmpty);
    }

    private static WorkloadOptions AtPublishedSize(PublishedCounts published) =>
        new() { Sequence = published.Sequence, Logits = published.Sequence is null ? null : LogitPositions.All };

    private static WorkloadFile Load(string name)
    {
        Diagnostics problems = [];
        WorkloadFile? file = WorkloadFile.Load(WorkloadPresets.Text(name)!, [], problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return file!;
    }
}
