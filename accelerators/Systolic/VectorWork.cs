using HwSim.Core.Graph;
using HwSim.Core.Mappings;

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
    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static VectorWork Of(VectorOperation operation, SystolicSpec spec, Residency residency)
    {
        long operations = checked((long)Math.Ceiling(operation.Elements * operation.OperationsPerElement) * operation.Repeat);
        long read = 0;
        long fetched = 0;
        long written = 0;
        foreach (Tensor output in operation.Outputs)
        {
            written = checked(written + (SystolicArray.StoredBytes(output, spec).Value * operation.Repeat));
        }

        // An embedding reads the rows that it looks up and no others.
        long lookedUp = written;
        for (int i = 0; i < operation.Inputs.Length; i++)
        {
            long bytes = checked(SystolicArray.StoredBytes(operation.Inputs[i], spec).Value * operation.Repeat);
            if (operation.Kind == OperationKind.Embedding && operation.Inputs[i].Role == TensorRole.Weight)
            {
                bytes = Math.Min(bytes, lookedUp);
            }

            read = checked(read + bytes);
            fetched = checked(fetched + (residency.HasInput(i) ? 0 : bytes));
        }

        long cycles = operations == 0 ? 0 : ArrayProblem.CeilingDivide(operations, spec.VectorLanes);
        return new VectorWork(cycles, operations, fetched, residency.OutputStays ? 0 : written, read, written);
    }
}
