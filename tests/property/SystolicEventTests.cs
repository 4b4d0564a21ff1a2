using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators.Systolic;
using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Core.Mappings;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Tests.Properties;

/// <summary>The event level against the analytic one: equal without a memory limit, never faster with one, the same bytes always.</summary>
public class SystolicEventTests
{
    private static readonly Arbitrary<Case> Cases = Arb.From(
        from rows in Gen.Choose(1, 16)
        from columns in Gen.Choose(1, 16)
        from flags in Gen.Choose(0, 63)
        from dataflow in Gen.Elements<Dataflow?>(null, Dataflow.OutputStationary, Dataflow.WeightStationary, Dataflow.InputStationary)
        from pads in Gen.Choose(128, 4096)
        from bandwidth in Gen.Choose(1, 400)
        from m in Gen.Choose(1, 200)
        from n in Gen.Choose(1, 90)
        from k in Gen.Choose(1, 90)
        from count in Gen.Choose(1, 5)
        from resident in Gen.Choose(0, 7)
        select new Case(rows, columns, flags, dataflow, pads, bandwidth, m, n, k, count, resident));

    [Fact]
    public void Without_a_memory_limit_event_and_analytic_agree_exactly() => Property.Check(Cases, c =>
    {
        (Cost analytic, Cost events) = Both(c, bandwidth: null);
        Assert.Equal(analytic.Cycles, events.Cycles);
    }, runs: 1000);

    [Fact]
    public void With_one_the_event_level_is_never_faster() => Property.Check(Cases, c =>
    {
        (Cost analytic, Cost events) = Both(c, new BytesPerSecond(c.Bandwidth * 1e7));
        Assert.True(events.Cycles >= analytic.Cycles, $"event {events.Cycles}, analytic {analytic.Cycles}");
    }, runs: 2000);

    [Fact]
    public void Both_move_the_same_bytes_and_the_event_level_really_moves_them() => Property.Check(Cases, c =>
    {
        SystolicSpec spec = Spec(c, new BytesPerSecond(c.Bandwidth * 1e7));
        if (Plan(c, spec) is not { IsFeasible: true } plan)
        {
            return;
        }

        Gemm gemm = Operation(c);
        ProductRun run = new(gemm, gemm.Lowered!.Value, spec.Core, plan.Mapping);
        Accelerators.Systolic.Event.FoldSchedule schedule = new(run);
        long fetched = 0;
        long written = 0;
        long computed = 0;
        while (schedule.MoveNext())
        {
            Assert.True(schedule.Current.Compute >= 0 && schedule.Current.Fetch >= 0 && schedule.Current.Write >= 0, schedule.Current.ToString());
            fetched += schedule.Current.Fetch;
            written += schedule.Current.Write;
            computed += schedule.Current.Compute;
        }

        Assert.Equal(run.Fetched, fetched);
        Assert.Equal(run.OfmapWritten, written);
        Assert.Equal(run.ComputeCycles, computed);
    }, runs: 1000);

    /// <summary>At both fidelities: the planner compares times at the fidelity that it plans for.</summary>
    [Fact]
    public void The_best_dataflow_is_never_slower_than_a_fixed_one() => Property.Check(Cases, c =>
    {
        foreach (Fidelity fidelity in new[] { Fidelity.Analytic, Fidelity.Event })
        {
            long? best = Cycles(null);
            foreach (Dataflow dataflow in Enum.GetValues<Dataflow>())
            {
                long? wanted = Cycles(dataflow);
                Assert.True(wanted is null || best <= wanted, $"{fidelity}: best {best}, {dataflow} {wanted}");
            }

            long? Cycles(Dataflow? dataflow)
            {
                SystolicArray array = new(Spec(c with { Dataflow = dataflow }, new BytesPerSecond(c.Bandwidth * 1e7)), null, null, [], []);
                Gemm gemm = Operation(c);
                Plan plan = array.PlanFor(gemm, new Residency(c.Resident & 3, (c.Resident & 4) != 0), fidelity);
                return plan.IsFeasible ? array.Execute(gemm, plan.Mapping, fidelity, NoTrace.Instance).Cycles.Value : null;
            }
        }
    }, runs: 1000);

    private static (Cost Analytic, Cost Event) Both(Case c, BytesPerSecond? bandwidth)
    {
        SystolicSpec spec = Spec(c, bandwidth);
        if (Plan(c, spec) is not { IsFeasible: true } plan)
        {
            return default;
        }

        SystolicArray array = new(spec, null, null, [], []);
        Gemm gemm = Operation(c);
        return (array.Execute(gemm, plan.Mapping, Fidelity.Analytic, NoTrace.Instance), array.Execute(gemm, plan.Mapping, Fidelity.Event, NoTrace.Instance));
    }

    private static Plan Plan(Case c, SystolicSpec spec) =>
        new SystolicArray(spec, null, null, [], []).PlanFor(Operation(c), new Residency(c.Resident & 3, (c.Resident & 4) != 0), Fidelity.Event);

    private static SystolicSpec Spec(Case c, BytesPerSecond? bandwidth) => new()
    {
        Name = "case",
        Description = "",
        Clock = new Hertz(1e9),
        Array = new ArrayShape(c.Rows, c.Columns, (c.Flags & 1) != 0),
        Dataflow = c.Dataflow,
        PacksGroups = (c.Flags & 2) != 0,
        LargestSparseGroup = 4,
        Widths = new OperandWidths(8, (c.Flags & 4) != 0 ? 4 : 8, 8, 32, NumberKind.Integer),
        Scratchpads = new ScratchpadSpec(new Bytes(c.Pads), new Bytes(c.Pads), new Bytes(c.Pads), (c.Flags & 8) != 0),
        KeepsOfmaps = true,
        Bandwidth = bandwidth is { } rate ? new Sourced<BytesPerSecond>(rate, "", Trust.Chosen) : null,
        DramType = "",
        VectorLanes = 8,
        Technology = null,
    };

    private static Gemm Operation(Case c)
    {
        Tensor ofmap = new("ofmap", [c.Count, c.M, c.N], TensorFormat.Int8, TensorRole.Activation);
        Tensor residual = new("residual", [c.Count, c.M, c.N], TensorFormat.Int8, TensorRole.Activation);
        Tensor sum = new("sum", [c.Count, c.M, c.N], TensorFormat.Int8, TensorRole.Activation);
        Tensor ifmap = new("ifmap", [c.Count, c.M, c.K], TensorFormat.Int8, TensorRole.Input);
        NmPattern pattern = (c.Flags & 1) != 0 ? new NmPattern(2, 4) : NmPattern.Dense;
        Tensor filter = new("filter", [c.Count, c.K, c.N], TensorFormat.Int8 with { Sparsity = pattern }, TensorRole.Weight);
        bool fused = (c.Flags & 16) != 0;
        VectorOperation add = new()
        {
            Name = "add",
            VectorKind = OperationKind.Elementwise,
            Elements = ofmap.Elements,
            OperationsPerElement = (c.Flags & 32) != 0 ? 40 : 1,
            Inputs = [ofmap, residual],
            Outputs = [sum],
        };
        return new Gemm
        {
            Name = "gemm",
            M = c.M,
            N = c.N,
            K = c.K,
            Batch = c.Count,
            Inputs = fused ? [ifmap, filter, residual] : [ifmap, filter],
            Outputs = [fused ? sum : ofmap],
            Epilogue = fused ? [add] : [],
        };
    }

    private sealed record Case(
        int Rows, int Columns, int Flags, Dataflow? Dataflow, int Pads, int Bandwidth, int M, int N, int K, int Count, int Resident);
}
