using HwSim.Accelerators.Coupled;
using HwSim.Accelerators.Gpu;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Tests.Coupled;

/// <summary>Taken to their limits, host and link vanish.</summary>
public class ReductionTests
{
    [Fact]
    public void With_a_host_that_takes_no_time_products_take_what_the_GPU_machine_says()
    {
        CoupledMachine coupled = CoupledMachines.Load("h100-pcie", "host.operator=0 us", "host.launch=0 us", "software=fused");
        WorkloadGraph products = Products();
        GpuMachine gpu = new(coupled.Coupled.Gpu, CoupledMachine.Model, [], []);
        double alone = products.Operations.Sum(o => gpu.Execute(o, gpu.PlanFor(o, Residency.None, Fidelity.Analytic).Mapping, Fidelity.Analytic, NoTrace.Instance).Time.Value);
        Assert.Equal(alone, coupled.Schedule(products, Fidelity.Event, NoTrace.Instance).Launches.Latency, 1e-12);
    }

    [Fact]
    public void With_a_host_that_takes_no_time_the_device_never_idles()
    {
        LaunchProfile launches = CoupledMachines.Launches("gh200", CoupledMachines.Prefill("bert-base", 4), "host.operator=0 us", "host.launch=0 us");
        Assert.Equal(launches.KernelSeconds, launches.Latency, 1e-12);
    }

    [Fact]
    public void The_levels_agree_where_the_host_or_the_device_alone_decides()
    {
        foreach (long batch in (long[])[1, 64])
        {
            CoupledMachine machine = CoupledMachines.Load("gh200");
            WorkloadGraph graph = CoupledMachines.Prefill("bert-base", batch);
            double moved = machine.Schedule(graph, Fidelity.Event, NoTrace.Instance).Launches.Latency;
            double closed = machine.Schedule(graph, Fidelity.Analytic, NoTrace.Instance).Launches.Latency;
            Assert.InRange(closed / moved, 0.97, 1 + 1e-12);
        }
    }

    [Fact]
    public void A_captured_graph_takes_the_host_out()
    {
        WorkloadGraph graph = CoupledMachines.Decode("llama-3.2-1b", 1, 512);
        LaunchProfile eager = CoupledMachines.Launches("gh200", graph);
        LaunchProfile captured = CoupledMachines.Launches("gh200", graph, "graph=10 us");
        Assert.Equal(eager.KernelSeconds, captured.KernelSeconds, 1e-12);
        Assert.Equal(captured.KernelSeconds + 10e-6, captured.Latency, 1e-12);
        Assert.True(eager.Latency > 5 * captured.Latency);
    }

    [Fact]
    public void Times_of_operations_add_up_to_the_latency()
    {
        foreach (Fidelity fidelity in (Fidelity[])[Fidelity.Analytic, Fidelity.Event])
        {
            RunSchedule run = CoupledMachines.Load("a100-sxm").Schedule(CoupledMachines.Prefill("gpt2", 4), fidelity, NoTrace.Instance);
            Assert.Equal(run.Launches.Latency, run.Costs.Sum(c => c.Time.Value), 1e-9);
        }
    }

    private static WorkloadGraph Products()
    {
        Tensor Activation(string name, long rows, long columns) => new(name, [rows, columns], TensorFormat.Fp16, TensorRole.Activation);
        Operation Product(string name, Tensor x, long n) => new Gemm
        {
            Name = name,
            M = x.Shape[0],
            N = n,
            K = x.Shape[1],
            SourceType = "Linear",
            Inputs = [x, new Tensor($"{name}.w", [x.Shape[1], n], TensorFormat.Fp16, TensorRole.Weight)],
            Outputs = [Activation($"{name}.y", x.Shape[0], n)],
        };
        Operation first = Product("a", Activation("x", 512, 4096), 1024);
        Operation second = Product("b", first.Outputs[0], 4096);
        return new WorkloadGraph("products", [first, second, Product("c", second.Outputs[0], 128)], []);
    }
}
