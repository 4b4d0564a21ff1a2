using System.Globalization;
using System.Text;
using HwSim.Core.Graph;
using HwSim.Workloads;

namespace HwSim.Tests.Golden;

/// <summary>Whole graphs as text, so that a change in one operation shows in review.</summary>
public class WorkloadListingTests
{
    private const string TinyModel = """
        {"model_type":"mistral","hidden_size":32,"num_hidden_layers":1,"num_attention_heads":4,"num_key_value_heads":2,"intermediate_size":64,"vocab_size":100,"sliding_window":8,"torch_dtype":"bfloat16"}
        """;

    [Fact]
    public void MobileNetV2() => GoldenFile.Matches("mobilenet-v2.txt", List(Workloads.Preset("mobilenet-v2")));

    [Fact]
    public void Prefill_of_a_small_transformer() => GoldenFile.Matches("mistral-small-prefill.txt", List(Workloads.Model(TinyModel, new WorkloadOptions { Batch = 2, Sequence = 16 })));

    [Fact]
    public void Decode_step_of_a_small_transformer() => GoldenFile.Matches("mistral-small-decode.txt", List(Workloads.Model(TinyModel, new WorkloadOptions { Phase = Phase.Decode, Batch = 2, Context = 15 })));

    [Fact]
    public void Training_step_of_a_small_transformer() => GoldenFile.Matches("mistral-small-train.txt", List(Workloads.Model(TinyModel, new WorkloadOptions { Phase = Phase.Train, Batch = 2, Sequence = 16 })));

    private static string List(WorkloadGraph graph)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{graph.Name}: {graph.Operations.Length} operations, {graph.Macs} MACs, {graph.Parameters} parameters\n");
        foreach (Operation operation in graph.Operations)
        {
            string work = operation switch
            {
                VectorOperation v => string.Create(CultureInfo.InvariantCulture, $"{v.Elements} x {v.OperationsPerElement}"),
                _ => operation.Lowered!.Value.ToString(),
            };
            text.Append(CultureInfo.InvariantCulture, $"{operation.Name} | {operation.Kind} {operation.SourceType} | {work} | {Names(operation.Inputs)} -> {Names(operation.Outputs)}\n");
        }

        foreach (Core.Config.Finding finding in graph.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{finding.Level} {finding.Code}: {finding.Message}\n");
        }

        return text.ToString();
    }

    private static string Names(IEnumerable<Tensor> tensors) => string.Join(", ", tensors.Select(t => t.ToString()));
}
