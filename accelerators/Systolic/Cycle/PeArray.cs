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

    /// <summary>Counts the cycles of one product of an operation with made-up operands.</summary>
    public static long CyclesOf(in ProductRun run) =>
        Run(run.Core.Array, run.Problem, Operands.MadeUp(run.Problem), run.Mapping.Order, run.Mapping.Chunk).Cycles;

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
