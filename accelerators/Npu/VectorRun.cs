using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Npu;

/// <summary>Work that is not a product, once: operations of the vector unit and the bytes that cross to main memory.</summary>
/// <param name="Operations">Simple operations.</param>
/// <param name="Read">Bytes read from main memory.</param>
/// <param name="Written">Bytes written to main memory.</param>
/// <param name="OnChipRead">Bytes that the unit reads.</param>
/// <param name="OnChipWritten">Bytes that the unit writes.</param>
internal readonly record struct VectorRun(double Operations, long Read, long Written, long OnChipRead, long OnChipWritten)
{
    /// <summary>Look-ups and moves touch the values that they look up or move, however large the table is; an optimizer keeps its state in the formats that the workload states.</summary>
    public static VectorRun Of(VectorOperation operation, Residency residency, NpuSpec spec)
    {
        bool isLookUp = operation.Kind is OperationKind.Embedding or OperationKind.DataMovement;
        long written = 0;
        foreach (Tensor output in operation.Outputs)
        {
            written = checked(written + BytesOf(output));
        }

        long read = 0;
        long fetched = 0;
        for (int i = 0; i < operation.Inputs.Length; i++)
        {
            long bytes = BytesOf(operation.Inputs[i]);
            read = checked(read + bytes);
            fetched = checked(fetched + (residency.HasInput(i) ? 0 : bytes));
        }

        return new VectorRun(operation.Elements * operation.OperationsPerElement, fetched, residency.OutputStays ? 0 : written, read, written);

        long BytesOf(Tensor tensor) => Bytes.Of(
            isLookUp ? Math.Min(tensor.Elements, operation.Elements) : tensor.Elements,
            operation.Kind == OperationKind.OptimizerStep ? tensor.Format.Bits : spec.BitsOf(tensor)).Value;
    }
}
