using HwSim.Accelerators.Coupled.Kernels;
using HwSim.Accelerators.Coupled.Schedule;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Tests.Coupled;

/// <summary>The kernel lists launch as many kernels as real software does.</summary>
public class KernelListTests
{
    /// <summary>Counts a layer read off public code; "layer 3" stands for all of them. Sums of split reductions depend on the device and are left out.</summary>
    [Theory]
    [InlineData("bert-base", 1, 17)]
    [InlineData("bert-base", 2, 20)]
    [InlineData("xlm-r-base", 2, 20)]
    [InlineData("gpt2", 1, 25)]
    [InlineData("gpt2", 2, 28)]
    [InlineData("llama-3.2-1b", 1, 46)]
    [InlineData("llama-3.2-1b", 2, 47)]
    public void An_eager_layer_has_the_kernels_of_the_public_code(string model, long batch, int expected)
    {
        StepProgram step = Written("h100-pcie", CoupledMachines.Prefill(model, batch), out WorkloadGraph graph);
        int kernels = Enumerable.Range(0, step.Kernels.Count).Count(i => StepProgram.LayerOf(graph.Operations[step.Owners[i]].Name) == 3 && step.Kernels[i].Name != "split_k_reduce");
        Assert.Equal(expected, kernels);
    }

    /// <summary>Published: 847.5 and 1536.9 kernels a token. On no device more than a tenth away.</summary>
    [Theory]
    [InlineData("h100-pcie", "llama-3.2-1b", 847.5)]
    [InlineData("gh200", "llama-3.2-1b", 847.5)]
    [InlineData("a100-sxm", "llama-3.2-1b", 847.5)]
    [InlineData("a100-sxm", "llama-3.2-3b", 1536.9)]
    public void A_token_takes_as_many_kernels_as_published(string machine, string model, double published)
    {
        long kernels = CoupledMachines.Launches(machine, CoupledMachines.Decode(model, 1, 512)).Kernels;
        Assert.InRange(kernels / published, 0.9, 1.1);
    }

    [Fact]
    public void Every_list_that_ships_can_be_read_and_runs()
    {
        Assert.All(KernelListFile.Names, name =>
        {
            LaunchCounts(name, CoupledMachines.Prefill("llama-3.2-1b", 2, 64));
            LaunchCounts(name, CoupledMachines.Decode("llama-3.2-1b", 2, 64));
        });

        static void LaunchCounts(string name, WorkloadGraph graph) =>
            Assert.InRange(CoupledMachines.Launches("h100-pcie", graph, $"software={name}").Kernels, 16 * 7, 1000);
    }

    [Fact]
    public void Fused_lists_launch_less_and_move_less()
    {
        WorkloadGraph graph = CoupledMachines.Prefill("llama-3.2-1b", 8);
        long eager = CoupledMachines.Launches("h100-pcie", graph).Kernels;
        long fused = CoupledMachines.Launches("h100-pcie", graph, "software=fused").Kernels;
        Assert.True(fused * 3 < eager, $"{fused} of {eager}");
        Assert.True(Bytes("fused") < Bytes("pytorch-sdpa") && Bytes("pytorch-sdpa") < Bytes("pytorch-eager"));

        double Bytes(string list) => CoupledMachines.Load("h100-pcie", $"software={list}").Schedule(graph, Fidelity.Event, NoTrace.Instance)
            .Costs.Sum(c => c.Read[Core.Results.MemoryLevel.Dram] + c.Written[Core.Results.MemoryLevel.Dram]);
    }

    private static StepProgram Written(string machine, WorkloadGraph graph, out WorkloadGraph same)
    {
        StepProgram step = new(CoupledMachines.Load(machine).Coupled, Accelerators.Coupled.CoupledMachine.Model);
        step.Write(graph, default, new LaunchProgram());
        same = graph;
        return step;
    }
}
