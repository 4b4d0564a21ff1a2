using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>The array PE by PE and cycle by cycle, with integers in the registers. Slow; it proves the closed form and the numerics.</summary>
public static class PeArray
{
    /// <summary>Multiplies an M×K ifmap by a K×N filter on the array.</summary>
    /// <param name="array">The PEs.</param>
    /// <param name="ifmap">Row-major, M×K.</param>
    /// <param name="filter">Row-major, K×N; with N:M sparsity at most N non-zeros in each M consecutive values of a column.</param>
    /// <param name="shape">M, N, K and the filter's sparsity.</param>
    /// <param name="dataflow">Which operand is stationary.</param>
    /// <param name="order">The order of the folds.</param>
    /// <param name="chunk">Streamed rows a fold.</param>
    /// <returns>The M×N product, row-major, and the cycles it took.</returns>
    /// <exception cref="ArgumentException">The filter breaks its pattern, or sums could pass 32 bits.</exception>
    public static (int[] Product, long Cycles) Multiply(
        ArrayShape array, ReadOnlySpan<int> ifmap, ReadOnlySpan<int> filter, in GemmShape shape, Dataflow dataflow, LoopOrder order, long chunk)
    {
        int m = checked((int)shape.M);
        int n = checked((int)shape.N);
        Operands operands = Operands.Of(ifmap, filter, m, n, checked((int)shape.K), shape.FilterSparsity, dataflow);
        return Product(array, shape, operands, dataflow, order, chunk);
    }

    private static (int[] Product, long Cycles) Product(ArrayShape array, in GemmShape shape, Operands operands, Dataflow dataflow, LoopOrder order, long chunk)
    {
        int m = (int)shape.M;
        int n = (int)shape.N;
        ArrayProblem problem = ArrayProblem.Of(shape, dataflow, 1);
        (Plane output, long cycles) = Run(array, problem, operands, order, chunk);
        int[] product = new int[m * n];
        for (int row = 0; row < m; row++)
        {
            for (int column = 0; column < n; column++)
            {
                product[(row * n) + column] = dataflow == Dataflow.InputStationary ? output[column, row] : output[row, column];
            }
        }

        return (product, cycles);
    }

    /// <summary>Multiplies two matrices of outlier-victim pairs: decoders at the borders, PEs in the middle, sums of 32 bits.</summary>
    /// <param name="array">The PEs; where codes have 8 bits, each is two or four 4-bit PEs.</param>
    /// <param name="ifmapCode">The type of the ifmap's pairs.</param>
    /// <param name="filterCode">The type of the filter's pairs.</param>
    /// <param name="ifmap">M×K values, row-major.</param>
    /// <param name="filter">N×K values, row-major: weights as they are stored.</param>
    /// <param name="shape">M, N and K; dense.</param>
    /// <param name="dataflow">Which operand is stationary.</param>
    /// <param name="order">The order of the folds.</param>
    /// <param name="chunk">Streamed rows a fold.</param>
    /// <returns>The M×N product, row-major, and the cycles it took.</returns>
    /// <exception cref="OverflowException">A sum does not fit 32 bits on its way.</exception>
    public static (int[] Product, long Cycles) MultiplyPairs(
        ArrayShape array, PairCode ifmapCode, PairCode filterCode, ReadOnlySpan<byte> ifmap, ReadOnlySpan<byte> filter, in GemmShape shape, Dataflow dataflow,
        LoopOrder order, long chunk)
    {
        int m = checked((int)shape.M);
        int n = checked((int)shape.N);
        int k = checked((int)shape.K);
        Operands operands = PairOperands.Of(PairOperands.Decode(ifmapCode, ifmap, m, k), PairOperands.Decode(filterCode, filter, n, k), dataflow);
        return Product(array, shape, operands, dataflow, order, chunk);
    }

    /// <summary>Counts the cycles of one product of an operation with made-up operands: pairs, where the machine has them.</summary>
    public static long CyclesOf(in ProductRun run) =>
        Run(run.Core.Array, run.Problem, MadeUp(run), run.Mapping.Order, run.Mapping.Chunk).Cycles;

    private static Operands MadeUp(in ProductRun run) =>
        run.Core.Widths.ArePairs ? PairOperands.MadeUp(run.Problem, run.Core.IfmapParts, run.Core.FilterParts) : Operands.MadeUp(run.Problem);

    private static (Plane Output, long Cycles) Run(ArrayShape array, in ArrayProblem problem, Operands operands, LoopOrder order, long chunk)
    {
        List<Fold> folds = FoldController.Schedule(array, problem, order, chunk);
        if (problem.Dataflow == Dataflow.OutputStationary)
        {
            Plane sums = new((int)problem.FaceRows, (int)problem.FaceColumns);
            return (sums, new OutputGrid(array, operands, folds).Run(sums));
        }

        Plane output = new((int)problem.Stream, (int)problem.FaceColumns);
        return (output, new StationaryGrid(array, operands, folds).Run(output));
    }
}
