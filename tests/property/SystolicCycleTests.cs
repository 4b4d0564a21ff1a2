using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators.Systolic;
using HwSim.Accelerators.Systolic.Cycle;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Kernels.Reference;

namespace HwSim.Tests.Properties;

public class SystolicCycleTests
{
    private static readonly NmPattern[] Patterns = [NmPattern.Dense, NmPattern.Dense, new(2, 4), new(1, 4), new(4, 8), new(3, 5)];

    private static readonly Arbitrary<Case> Cases = Arb.From(
        from rows in Gen.Choose(1, 9)
        from columns in Gen.Choose(1, 9)
        from overlaps in Gen.Elements(false, true)
        from m in Gen.Choose(1, 24)
        from n in Gen.Choose(1, 24)
        from k in Gen.Choose(1, 24)
        from pattern in Gen.Elements(Patterns)
        from dataflow in Gen.Elements(Enum.GetValues<Dataflow>())
        from order in Gen.Elements(Enum.GetValues<LoopOrder>())
        from chunk in Gen.Choose(1, 30)
        from seed in Gen.Choose(0, int.MaxValue)
        select new Case(rows, columns, overlaps, m, n, k, pattern, dataflow, order, chunk, seed));

    /// <summary>The PE-level run gives the exact integer product in exactly the cycles of the closed form.</summary>
    [Fact]
    public void The_array_multiplies_exactly_in_the_cycles_of_the_closed_form() => Property.Check(Cases, Check, runs: 5000);

    [Theory]
    [InlineData(4, 1, 11)]
    [InlineData(4, 16, 26)]
    [InlineData(4, 1024, 1034)]
    [InlineData(8, 16, 38)]
    [InlineData(16, 1, 47)]
    [InlineData(16, 1024, 1070)]
    public void A_full_weight_stationary_fold_takes_what_the_rtl_takes(int size, int m, long cycles)
    {
        ArrayShape array = new(size, size, OverlapsFolds: false);
        ArrayProblem problem = ArrayProblem.Of(GemmShape.Of(m, size, size), Dataflow.WeightStationary, 1);
        Assert.Equal(cycles, FoldTiming.Cycles(array, problem, problem.Folds(array, m), LoopOrder.ColumnsOuter, m));
    }

    private static void Check(Case c)
    {
        ArrayShape array = new(c.Rows, c.Columns, c.Overlaps);
        GemmShape shape = GemmShape.Of(c.M, c.N, c.K) with { FilterSparsity = c.Pattern };
        Random random = new(c.Seed);
        int[] ifmap = Values(random, c.M * c.K);
        int[] filter = NmPruning.Keep(Values(random, c.K * c.N), c.K, c.N, c.Pattern);
        long chunk = c.Dataflow == Dataflow.OutputStationary ? c.K : c.Chunk;

        (int[] product, long cycles) = PeArray.Multiply(array, ifmap, filter, shape, c.Dataflow, c.Order, chunk);

        Assert.Equal(IntegerGemm.Multiply(ifmap, filter, c.M, c.N, c.K), product);
        ArrayProblem problem = ArrayProblem.Of(shape, c.Dataflow, 1);
        Assert.Equal(FoldTiming.Cycles(array, problem, problem.Folds(array, chunk), c.Order, chunk), cycles);
    }

    private static int[] Values(Random random, int count)
    {
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = random.Next(-128, 128);
        }

        return values;
    }

    private sealed record Case(
        int Rows, int Columns, bool Overlaps, int M, int N, int K, NmPattern Pattern, Dataflow Dataflow, LoopOrder Order, int Chunk, int Seed);
}
