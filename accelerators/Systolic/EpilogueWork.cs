using HwSim.Core.Graph;
using HwSim.Core.Mappings;

namespace HwSim.Accelerators.Systolic;

/// <summary>What the vector unit does to the results of one product as they leave the array.</summary>
/// <param name="OperationsPerResult">Simple operations a result.</param>
/// <param name="Fetched">Bytes that it fetches beside the results, such as a residual operand.</param>
/// <param name="Read">Bytes that it reads beside the results, fetched or on chip.</param>
public readonly record struct EpilogueWork(double OperationsPerResult, long Fetched, long Read)
{
    /// <summary>The epilogue of one of <paramref name="products"/> equal parts of an operation.</summary>
    public static EpilogueWork Of(Operation operation, OperandWidths widths, Residency residency, long products)
    {
        if (operation.Epilogue.IsEmpty)
        {
            return default;
        }

        double operations = 0;
        int extra = 0;
        foreach (VectorOperation vector in operation.Epilogue)
        {
            operations += vector.OperationsPerElement;
            extra += BesideResults(vector, operation);
        }

        long fetched = 0;
        long read = 0;
        for (int i = operation.Inputs.Length - extra; i < operation.Inputs.Length; i++)
        {
            long bytes = ArrayProblem.CeilingDivide(widths.StoredBytes(operation.Inputs[i]).Value, products);
            read = checked(read + bytes);
            fetched = checked(fetched + (residency.HasInput(i) ? 0 : bytes));
        }

        return new EpilogueWork(operations, fetched, read);
    }

    /// <summary>What a fused operation reads beside the results that stream through it, which it may use more than once.</summary>
    private static int BesideResults(VectorOperation vector, Operation operation)
    {
        int beside = 0;
        foreach (Tensor input in vector.Inputs)
        {
            beside += operation.Inputs.Contains(input) ? 1 : 0;
        }

        return beside;
    }

    /// <summary>Lane cycles for some results.</summary>
    public long Cycles(UInt128 results, long lanes) =>
        OperationsPerResult == 0 ? 0 : checked((long)Math.Ceiling((double)results * OperationsPerResult / lanes));

    /// <summary>Cycles by which the vector unit is slower than the stream of a fold that finishes some results.</summary>
    public long Excess(UInt128 results, long stream, long lanes) => OperationsPerResult == 0 ? 0 : Math.Max(0, Cycles(results, lanes) - stream);

    /// <summary>The excess of all folds that finish results, in closed form: full and edge folds along both sides of the output.</summary>
    public long Excess(in ArrayProblem problem, FoldCounts folds, ArrayShape array, long chunk, long lanes)
    {
        if (OperationsPerResult == 0)
        {
            return 0;
        }

        bool outputStationary = problem.Dataflow == Dataflow.OutputStationary;
        long height = outputStationary ? array.Rows : chunk;
        long whole = outputStationary ? problem.FaceRows : problem.Stream;
        long tall = (outputStationary ? folds.Rows : folds.Chunks) - 1;
        long wide = folds.Columns - 1;
        long lastHeight = whole - (tall * height);
        long lastWidth = problem.FaceColumns - (wide * array.Columns);
        long fixedStream = problem.Stream;
        long Of(EpilogueWork work, long count, long h, long w) =>
            count == 0 ? 0 : checked(count * work.Excess(Math.BigMul((ulong)h, (ulong)w), outputStationary ? fixedStream : h, lanes));
        return checked(
            Of(this, tall * wide, height, array.Columns) + Of(this, tall, height, lastWidth)
            + Of(this, wide, lastHeight, array.Columns) + Of(this, 1, lastHeight, lastWidth));
    }
}
