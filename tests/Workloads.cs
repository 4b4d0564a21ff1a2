using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Workloads;
using HwSim.Workloads.Transformers;
using HwSim.Workloads.Yaml;

namespace HwSim.Tests;

/// <summary>Workloads that must read without a problem, for tests about what is in them.</summary>
internal static class Workloads
{
    /// <summary>The graph of workload lines below <c>hwsim: 1</c> and <c>workload: test</c>.</summary>
    public static WorkloadGraph Yaml(string body, WorkloadOptions? options = null) =>
        Read(into => Yaml(new SourceText("test.yaml", $"hwsim: 1\nworkload: test\n{body}"), options ?? WorkloadOptions.Default, into));

    /// <summary>The graph of a workload file, or null beside diagnostics.</summary>
    public static WorkloadGraph? Yaml(SourceText source, WorkloadOptions options, Diagnostics into) => WorkloadFile.Load(source, [], into)?.Build(options, into);

    /// <summary>The graph of a Hugging Face configuration.</summary>
    public static WorkloadGraph Model(string json, WorkloadOptions? options = null) =>
        Read(into => TransformerWorkload.Read(new SourceText("config.json", json), "test", options ?? WorkloadOptions.Default, into));

    public static WorkloadGraph Preset(string name, WorkloadOptions? options = null) =>
        Read(into => Yaml(WorkloadPresets.Text(name)!, options ?? WorkloadOptions.Default, into));

    public static WorkloadGraph Built(WorkloadFile file, WorkloadOptions options) => Read(into => file.Build(options, into));

    /// <summary>Everything computed is written before it is read, once.</summary>
    public static void AssertTopological(WorkloadGraph graph)
    {
        HashSet<Tensor> read = [], written = [];
        foreach (Operation operation in graph.Operations)
        {
            read.UnionWith(operation.Inputs);
            foreach (Tensor output in operation.Outputs)
            {
                Assert.False(read.Contains(output), $"{output.Name} is read before {operation.Name} writes it");
                written.Add(output);
            }

            foreach (Tensor input in operation.Inputs.Where(i => i.Role == TensorRole.Activation))
            {
                Assert.True(written.Contains(input), $"{operation.Name} reads {input.Name}, which nothing wrote");
            }
        }
    }

    private static WorkloadGraph Read(Func<Diagnostics, WorkloadGraph?> read)
    {
        Diagnostics problems = [];
        WorkloadGraph? graph = read(problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return graph!;
    }
}
