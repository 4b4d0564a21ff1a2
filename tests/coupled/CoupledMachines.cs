using HwSim.Accelerators;
using HwSim.Accelerators.Coupled;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Workloads;
using HwSim.Workloads.Yaml;

namespace HwSim.Tests.Coupled;

/// <summary>Coupled machines and networks for tests.</summary>
internal static class CoupledMachines
{
    public static CoupledMachine Load(string preset, params string[] overrides)
    {
        Diagnostics problems = [];
        IAccelerator? machine = Machines.Resolve(Machines.Preset(preset)!, overrides, problems) is { } file ? Machines.Build(file, problems) : null;
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return (CoupledMachine)machine!;
    }

    public static WorkloadGraph Prefill(string model, long batch, long tokens = 512) => Graph(model, new WorkloadOptions { Batch = batch, Sequence = tokens, Phase = Phase.Prefill });

    public static WorkloadGraph Decode(string model, long batch, long context) => Graph(model, new WorkloadOptions { Batch = batch, Context = context, Phase = Phase.Decode });

    public static LaunchProfile Launches(string preset, WorkloadGraph graph, params string[] overrides) => Launches(Load(preset, overrides), graph);

    public static LaunchProfile Launches(CoupledMachine machine, WorkloadGraph graph) => machine.Schedule(graph, Fidelity.Event, NoTrace.Instance).Launches;

    private static WorkloadGraph Graph(string model, WorkloadOptions options)
    {
        Diagnostics problems = [];
        WorkloadGraph? graph = WorkloadFile.Load(WorkloadPresets.Text(model)!, [], problems)?.Build(options, problems);
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        return graph!;
    }
}
