using HwSim.Accelerators.Systolic;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Workloads;
using HwSim.Workloads.Yaml;
using Problems = HwSim.Core.Config.Diagnostics;

namespace HwSim.Bench;

/// <summary>What is measured: the shipped 128x128 array and the operations of ResNet-50.</summary>
internal static class Subjects
{
    public static IAccelerator Machine { get; } = Load("systolic-128x128");

    public static Operation[] Operations { get; } = Products();

    public static Mapping[] Mappings { get; } = [.. Operations.Select(o => Machine.PlanFor(o, Residency.None, Fidelity.Event).Mapping)];

    public static Gemm Square(long size) => new()
    {
        Name = "square",
        M = size,
        N = size,
        K = size,
        Inputs = [new Tensor("a", [size, size], TensorFormat.Int8, TensorRole.Input), new Tensor("b", [size, size], TensorFormat.Int8, TensorRole.Weight)],
        Outputs = [new Tensor("c", [size, size], TensorFormat.Int8, TensorRole.Activation)],
    };

    public static IAccelerator Load(string preset)
    {
        Problems problems = [];
        MappingNode file = Accelerators.Machines.Resolve(Accelerators.Machines.Preset(preset)!, [], problems)!;
        return Accelerators.Machines.Build(file, problems)!;
    }

    private static Operation[] Products()
    {
        Problems problems = [];
        WorkloadGraph graph = WorkloadFile.Load(WorkloadPresets.Text("resnet50")!, [], problems)!.Build(WorkloadOptions.Default, problems)!;
        return [.. graph.Operations.Where(o => o.Lowered is not null)];
    }

    /// <summary>Scratchpad accesses of an operation, in values.</summary>
    public static long Accesses(Operation operation, in Mapping mapping)
    {
        ProductRun run = new(operation, operation.Lowered!.Value, ((SystolicSpec)Machine.Spec).Core, mapping);
        return ScratchpadAccesses.Of(run).Total * run.Times;
    }
}
