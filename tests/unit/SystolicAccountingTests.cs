using HwSim.Accelerators.Systolic;
using HwSim.Core.Config;
using HwSim.Core.Engine;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Tests.Unit;

/// <summary>Bytes and register writes of the systolic machine against figures counted by hand.</summary>
public class SystolicAccountingTests
{
    [Fact]
    public void A_result_multiplied_by_itself_reads_nothing_beside_it()
    {
        WorkloadGraph graph = Workloads.Yaml("""
            format: int8
            input: [64]
            operations:
              - { name: fc, linear: { features: 32, bias: false } }
              - { name: square, multiply: [fc, fc] }
            """);
        Operation fused = Assert.Single(EpilogueFusion.Apply(graph).Operations);
        Assert.Equal(0, EpilogueWork.Of(fused, Spec().Widths, Residency.None, 1).Read);
    }

    [Fact]
    public void Queries_of_a_group_are_rows_of_one_product_with_their_keys()
    {
        SystolicArray array = new(Spec(), null, null, [], []);
        Gemm grouped = Product(m: 1, n: 500, k: 64, batch: 32, perFilter: 8);
        Gemm stacked = Product(m: 8, n: 500, k: 64, batch: 4, perFilter: 1);
        Cost cost = Run(array, grouped);
        Assert.Equal(Run(array, stacked), cost);
        Assert.Equal((4 * 64 * 500) + (32 * 64), cost.Read[MemoryLevel.Dram]);
    }

    [Theory]
    [InlineData(4096, 256 * 16)]
    [InlineData(8192, 256 * 16 / 4)]
    public void A_filter_that_does_not_fit_is_fetched_again_for_every_step_that_uses_it(int pad, long filterBytesAStep)
    {
        SystolicSpec spec = Spec() with { Scratchpads = Pads(ifmap: 4096, filter: pad, ofmap: 4096) };
        Gemm recurrent = Product(m: 1, n: 16, k: 256, batch: 1, perFilter: 4) with { Repeat = 4 };
        ProductRun run = new(recurrent, recurrent.Lowered!.Value, spec.Core, new Mapping(Dataflow.WeightStationary, LoopOrder.ColumnsOuter, 1, 1, Residency.None));
        Assert.Equal(filterBytesAStep, run.FilterFetched);
    }

    /// <summary>
    /// 4 channels of 16x16, 3x3 windows, 8 rows: the folds of the 36 reduction steps meet at 8, 16, 24 and 32, all within a channel's
    /// nine, so 8 channel planes of 256 bytes are fetched. With 9 rows none is cut; 36 rows hold everything.
    /// </summary>
    [Theory]
    [InlineData(8, 512, 2048)]
    [InlineData(9, 512, 1024)]
    [InlineData(1, 512, 9 * 1024)]
    [InlineData(8, 2048, 1024)]
    [InlineData(8, 80, 256 * 36)]
    public void A_channel_is_fetched_again_where_two_folds_cut_its_window(int rows, int pad, long bytes)
    {
        SystolicSpec spec = Spec() with { Array = new ArrayShape(rows, 8, false), Scratchpads = Pads(ifmap: pad, filter: 4096, ofmap: 1 << 16) };
        Operation conv = Workloads.Yaml("format: int8\noperations:\n  - { name: a, conv: { height: 16, width: 16, channels: 4, filters: 8, kernel: 3, padding: 1, bias: false } }").Operations[0];
        ProductRun run = new(conv, conv.Lowered!.Value, spec.Core, new Mapping(Dataflow.WeightStationary, LoopOrder.ColumnsOuter, 256, 1, Residency.None));
        Assert.Equal(bytes, run.IfmapFetched);
    }

    [Fact]
    public void What_stays_on_chip_must_fit_the_scratchpad_that_reads_it()
    {
        SystolicArray array = new(Spec() with { Scratchpads = Pads(ifmap: 8192, filter: 1024, ofmap: 8192) }, null, null, [], []);
        Tensor kept = Tensor("kept", TensorRole.Activation, 1024);
        Gemm product = Product(m: 4, n: 16, k: 64, batch: 1, perFilter: 1);
        Assert.True(array.CanKeepOnChip(kept, product with { Inputs = [kept, product.Inputs[1]] }));
        Assert.False(array.CanKeepOnChip(kept, product with { Inputs = [product.Inputs[0], kept] }));
    }

    /// <summary>Rows 1 to 4 of 4 columns are written 4·(1+2+3+4) = 40 times; a fifth row of K is a fold of its own with 4 writes, for each of 3 chunks.</summary>
    [Fact]
    public void Stationary_values_are_shifted_through_the_rows_above()
    {
        SystolicSpec spec = Spec() with { Array = new ArrayShape(4, 4, false) };
        Gemm product = Product(m: 3, n: 4, k: 5, batch: 1, perFilter: 1);
        RegisterShifts Shifts(Dataflow dataflow, long chunk) =>
            RegisterShifts.Of(new ProductRun(product, product.Lowered!.Value, spec.Core, new Mapping(dataflow, LoopOrder.ColumnsOuter, chunk, 1, Residency.None)));
        Assert.Equal(new RegisterShifts(44, 0), Shifts(Dataflow.WeightStationary, 3));
        Assert.Equal(new RegisterShifts(3 * 44, 0), Shifts(Dataflow.WeightStationary, 1));
        Assert.Equal(new RegisterShifts(0, 4 * (4 + 3 + 2)), Shifts(Dataflow.OutputStationary, 5));
    }

    [Fact]
    public void A_product_whose_accesses_cannot_be_counted_is_infeasible_and_not_a_crash()
    {
        SystolicArray array = new(Spec() with { Array = new ArrayShape(1, 1, false), Bandwidth = null }, null, null, [], []);
        Plan plan = array.PlanFor(Product(m: 2_000_000, n: 2_000_000, k: 2_000_000, batch: 1, perFilter: 1), Residency.None, Fidelity.Analytic);
        Assert.Contains("64 bits", plan.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Dataflow.OutputStationary)]
    [InlineData(Dataflow.WeightStationary)]
    [InlineData(Dataflow.InputStationary)]
    public void One_row_of_results_must_fit_the_ofmap_scratchpad_in_every_dataflow(Dataflow dataflow)
    {
        SystolicArray At(long ofmap) => new(Spec() with { Dataflow = dataflow, Scratchpads = Pads(ifmap: 4096, filter: 4096, ofmap: ofmap) }, null, null, [], []);
        Gemm product = Product(m: 40, n: 40, k: 40, batch: 1, perFilter: 1);
        Assert.True(At(2 * 16 * 4).PlanFor(product, Residency.None, Fidelity.Event).IsFeasible);
        Assert.False(At((2 * 16 * 4) - 1).PlanFor(product, Residency.None, Fidelity.Event).IsFeasible);
    }

    [Fact]
    public void Weights_that_are_wider_than_the_array_s_are_said_to_be_narrowed()
    {
        SystolicArray array = new(Spec() with { Widths = new OperandWidths(8, 4, 8, 32, NumberKind.Integer) }, null, null, [], []);
        Assert.Equal(PlanNote.Narrowed, array.PlanFor(Product(m: 4, n: 16, k: 64, batch: 1, perFilter: 1), Residency.None, Fidelity.Event).Note);
    }

    [Fact]
    public void Vector_work_on_what_stayed_on_chip_moves_it_through_the_scratchpads_once()
    {
        SystolicArray array = new(Spec(), null, null, [], []);
        VectorOperation softmax = new()
        {
            Name = "softmax",
            VectorKind = OperationKind.Softmax,
            Elements = 100,
            Inputs = [Tensor("in", TensorRole.Activation, 100)],
            Outputs = [Tensor("out", TensorRole.Activation, 100)],
        };
        Cost cost = array.Execute(softmax, array.PlanFor(softmax, new Residency(1, true), Fidelity.Event).Mapping, Fidelity.Event, NoTrace.Instance);
        Assert.Equal((0, 0), (cost.Read[MemoryLevel.Dram], cost.Written[MemoryLevel.Dram]));
        Assert.Equal((100, 100), (cost.Read[MemoryLevel.IfmapScratchpad], cost.Written[MemoryLevel.IfmapScratchpad]));
        Assert.Equal((100, 100), (cost.Read[MemoryLevel.OfmapScratchpad], cost.Written[MemoryLevel.OfmapScratchpad]));
    }

    private static Cost Run(SystolicArray array, Operation operation) =>
        array.Execute(operation, array.PlanFor(operation, Residency.None, Fidelity.Event).Mapping, Fidelity.Event, NoTrace.Instance);

    private static Gemm Product(long m, long n, long k, long batch, long perFilter) => new()
    {
        Name = "product",
        M = m,
        N = n,
        K = k,
        Batch = batch,
        ProductsPerFilter = perFilter,
        Inputs = [Tensor("ifmap", TensorRole.Input, batch, m, k), Tensor("filter", TensorRole.State, Math.Max(1, batch / perFilter), k, n)],
        Outputs = [Tensor("ofmap", TensorRole.Activation, batch, m, n)],
    };

    private static Tensor Tensor(string name, TensorRole role, params long[] shape) => new(name, [.. shape], TensorFormat.Int8, role);

    private static ScratchpadSpec Pads(long ifmap, long filter, long ofmap) => new(new Bytes(ifmap), new Bytes(filter), new Bytes(ofmap), DoubleBuffered: true);

    private static SystolicSpec Spec() => new()
    {
        Name = "hand",
        Description = "",
        Clock = new Hertz(1e9),
        Array = new ArrayShape(16, 16, false),
        Dataflow = Dataflow.WeightStationary,
        PacksGroups = false,
        LargestSparseGroup = 1,
        Widths = new OperandWidths(8, 8, 8, 32, NumberKind.Integer),
        Scratchpads = Pads(ifmap: 4096, filter: 4096, ofmap: 4096),
        KeepsOfmaps = true,
        Bandwidth = new Sourced<BytesPerSecond>(new BytesPerSecond(1e9), "", Trust.Chosen),
        DramType = "",
        VectorLanes = 16,
        Technology = null,
    };
}
