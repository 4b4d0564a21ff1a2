using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;
using HwSim.Tests.Contract;

namespace HwSim.Tests.Unit;

/// <summary>NPUs on single layers whose figures can be checked by hand, and what they refuse.</summary>
public class NpuMachineTests
{
    /// <summary>AlexNet's third layer: 1,641.625 KiB at 10 GB/s, a KiB for a kB (row 14 of NVIDIA's sheet says 164,163).</summary>
    [Fact]
    public void The_spreadsheet_machine_takes_the_cycles_of_the_sheet() =>
        Assert.Equal(164_163, Cost("nvdla-large-spreadsheet", Layer(13, 256, 384, 3) with { PadTop = 1, PadBottom = 1, PadLeft = 1, PadRight = 1 }).Cycles.Value);

    /// <summary>32 channels of 32 atoms: half of the channel atom idles; 10x10 pixels, one window position, one atom each.</summary>
    [Fact]
    public void A_channel_atom_that_is_half_empty_takes_as_long_as_a_full_one()
    {
        Cost half = Cost("nvdla-large", Layer(10, 32, 32, 1), "dram.bandwidth=1 TB/s");
        Cost full = Cost("nvdla-large", Layer(10, 64, 32, 1), "dram.bandwidth=1 TB/s");
        Assert.Equal(100, half.Cycles.Value);
        Assert.Equal(full.Cycles, half.Cycles);
    }

    [Fact]
    public void Winograd_takes_four_ninths_of_the_direct_form()
    {
        Convolution layer = Layer(18, 64, 32, 3);
        Assert.Equal(16 * 16 * 9, Cost("nvdla-large", layer, "core.winograd=false", "dram.bandwidth=1 TB/s").Cycles.Value);
        Assert.Equal(16 * 16 * 4, Cost("nvdla-large", layer, "dram.bandwidth=1 TB/s").Cycles.Value);
    }

    [Fact]
    public void Pooling_that_follows_takes_the_results_on_the_fly()
    {
        IAccelerator machine = new ContractMachine("nvdla-large", []).Build();
        Convolution layer = Layer(10, 32, 32, 1);
        Operation pooling = ContractOperations.Stream("pool", 3200) with { VectorKind = OperationKind.Pooling };
        Assert.True(machine.CanKeepOnChip(layer.Outputs[0], pooling));
        Assert.False(machine.CanKeepOnChip(layer.Outputs[0], layer));
    }

    /// <summary>65,536 bytes at 34 GB/s and 700 MHz are 1350 cycles begun, and 18 % of the time is not matrix work.</summary>
    [Fact]
    public void One_row_through_a_TPU_takes_as_long_as_its_tile_of_weights()
    {
        IAccelerator machine = new ContractMachine("tpu-v1", []).Build();
        Gemm row = ContractOperations.Gemm("row", 1, 256, 256);
        Plan plan = machine.PlanFor(row, new Residency(1, true), Fidelity.Analytic);
        Assert.Equal(1350 + 297, machine.Execute(row, plan.Mapping, Fidelity.Analytic, NoTrace.Instance).Cycles.Value);
    }

    [Theory]
    [InlineData("eyeriss", 13, 1, "higher than the array's 12 rows")]
    [InlineData("eyeriss", 3, 2, "dilated")]
    [InlineData("gemmini", 3, 2, "dilation")]
    [InlineData("nvdla-large-spreadsheet", 3, 2, "without dilation")]
    public void What_a_family_cannot_run_is_infeasible_with_the_reason(string preset, int kernel, int dilation, string reason)
    {
        Convolution layer = Layer(30, 16, 16, kernel) with { DilationHeight = dilation, DilationWidth = dilation };
        Plan plan = new ContractMachine(preset, []).Build().PlanFor(layer, Residency.None, Fidelity.Analytic);
        Assert.False(plan.IsFeasible);
        Assert.Contains(reason, plan.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_whose_kernels_do_not_fit_the_buffer_says_so()
    {
        Plan plan = new ContractMachine("nvdla-small", []).Build().PlanFor(ContractOperations.Gemm("fc6", 1, 4096, 25088), Residency.None, Fidelity.Analytic);
        Assert.False(plan.IsFeasible);
        Assert.Contains("do not fit the convolution buffer of 128 KiB", plan.Reason, StringComparison.Ordinal);
    }

    /// <summary>Three rows of 64 channels on 4096 pixels and a row of results are 1 MiB and more.</summary>
    [Fact]
    public void A_layer_whose_rows_do_not_fit_the_SRAM_says_by_how_much()
    {
        Convolution wide = Layer(4096, 64, 64, 3);
        Plan plan = new ContractMachine("ethos-u55-128", []).Build().PlanFor(wide, Residency.None, Fidelity.Analytic);
        long bytes = (3L * 4096 * 64) + (4094L * 64);
        Assert.Contains($"take {new Bytes(bytes)}, {new Bytes(bytes - (384 * 1024))} more than the SRAM of 384 KiB", plan.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_beyond_a_microcontroller_say_by_how_much()
    {
        Plan plan = new ContractMachine("stm32f746-tinyengine", []).Build().PlanFor(Layer(112, 32, 16, 1), Residency.None, Fidelity.Analytic);
        long bytes = 112 * 112 * 48;
        Assert.Contains($"take {new Bytes(bytes)}, {new Bytes(bytes - (320 * 1024))} more than the SRAM of 320 KiB", plan.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_Ethos_leaves_normalization_and_computed_operands_to_others()
    {
        IAccelerator machine = new ContractMachine("ethos-u55-128", []).Build();
        VectorOperation norm = ContractOperations.Stream("norm", 100) with { VectorKind = OperationKind.Normalization };
        Assert.Contains("no operator for Normalization", machine.PlanFor(norm, Residency.None, Fidelity.Analytic).Reason, StringComparison.Ordinal);
        Gemm product = ContractOperations.Gemm("scores", 4, 4, 4);
        Gemm computed = product with { Inputs = [product.Inputs[0], product.Inputs[0]] };
        Assert.Contains("constant weights only", machine.PlanFor(computed, Residency.None, Fidelity.Analytic).Reason, StringComparison.Ordinal);
    }

    /// <summary>What runs before leaves time to load weights in: the same layer is faster behind a long one, never slower.</summary>
    [Fact]
    public void Weights_are_loaded_while_the_operation_before_runs()
    {
        IAccelerator machine = new ContractMachine("ethos-u55-128", []).Build();
        Gemm layer = ContractOperations.Gemm("layer", 16, 256, 256);
        Gemm before = ContractOperations.Gemm("before", 4096, 256, 256);
        Plan plan = machine.PlanFor(layer, Residency.None, Fidelity.Analytic);
        long alone = machine.Execute(layer, plan.Mapping, Fidelity.Analytic, NoTrace.Instance).Cycles.Value;
        long behind = machine.Execute(layer with { Before = before }, plan.Mapping, Fidelity.Analytic, NoTrace.Instance).Cycles.Value;
        Assert.True(behind < alone, $"{behind} behind, {alone} alone");
    }

    private static Cost Cost(string preset, Convolution layer, params string[] overrides)
    {
        IAccelerator machine = new ContractMachine(preset, overrides).Build();
        Plan plan = machine.PlanFor(layer, Residency.None, Fidelity.Analytic);
        return machine.Execute(layer, plan.Mapping, Fidelity.Analytic, NoTrace.Instance);
    }

    private static Convolution Layer(long extent, long channels, long filters, long kernel) => new()
    {
        Name = "layer",
        Height = extent,
        Width = extent,
        Channels = channels,
        Filters = filters,
        KernelHeight = kernel,
        KernelWidth = kernel,
        Inputs = [new Tensor("ifmap", [1, channels, extent, extent], TensorFormat.Int8, TensorRole.Activation), new Tensor("filter", [filters, channels, kernel, kernel], TensorFormat.Int8, TensorRole.Weight)],
        Outputs = [new Tensor("ofmap", [1, filters, extent - kernel + 1, extent - kernel + 1], TensorFormat.Int8, TensorRole.Activation)],
    };
}
