using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Systolic;

/// <summary>A vector operation on the vector unit: cycles of its lanes and the bytes that cross.</summary>
/// <param name="Cycles">Cycles of the lanes.</param>
/// <param name="Operations">Simple operations done.</param>
/// <param name="Fetched">Bytes read from main memory.</param>
/// <param name="Written">Bytes written to main memory.</param>
/// <param name="OnChipRead">Bytes that the unit reads from the scratchpads.</param>
/// <param name="OnChipWritten">Bytes that the unit writes to the scratchpads.</param>
public readonly record struct VectorWork(long Cycles, long Operations, long Fetched, long Written, long OnChipRead, long OnChipWritten)
{
    /// <summary>Operations and bytes together: how much there is to count.</summary>
    public double Touched => Operations + (double)OnChipRead + OnChipWritten;

    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static VectorWork Of(VectorOperation operation, OperandWidths widths, long lanes, Residency residency)
    {
        long operations = checked((long)Math.Ceiling(operation.Elements * operation.OperationsPerElement) * operation.Repeat);
        long written = 0;
        foreach (Tensor output in operation.Outputs)
        {
            written = checked(written + BytesOf(output, operation, widths));
        }

        long read = 0;
        long fetched = 0;
        for (int i = 0; i < operation.Inputs.Length; i++)
        {
            long bytes = BytesOf(operation.Inputs[i], operation, widths);
            read = checked(read + bytes);
            fetched = checked(fetched + (residency.HasInput(i) ? 0 : bytes));
        }

        long cycles = operations == 0 ? 0 : ArrayProblem.CeilingDivide(operations, lanes);
        return new VectorWork(cycles, operations, fetched, residency.OutputStays ? 0 : written, read, written);
    }

    /// <summary>
    /// The bytes of an operand that an operation touches. Look-ups and moves touch the values that they look up or move, however large
    /// the table or the cache is; an optimizer keeps its state in the formats that the workload states.
    /// </summary>
    private static long BytesOf(Tensor tensor, VectorOperation operation, OperandWidths widths)
    {
        long elements = operation.Kind is OperationKind.Embedding or OperationKind.DataMovement ? Math.Min(tensor.Elements, operation.Elements) : tensor.Elements;
        Bytes bytes = operation.Kind == OperationKind.OptimizerStep ? Bytes.Of(elements, tensor.Format.Bits) : widths.StoredBytes(tensor, elements);
        return checked(bytes.Value * operation.Repeat);
    }
}
