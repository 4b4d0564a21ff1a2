using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Core.Units;

namespace HwSim.Accelerators;

/// <summary>The bytes of an operation's operands, of one repetition.</summary>
internal readonly record struct OperandBytes
{
    /// <summary>Distinct bytes of the first operand of a product; on chip where <see cref="HasIfmap"/>. Likewise the filter.</summary>
    public double Ifmap { get; private init; }

    public double Filter { get; private init; }

    public double Ofmap { get; private init; }

    public bool HasIfmap { get; private init; }

    public bool HasFilter { get; private init; }

    public bool KeepsOfmap { get; private init; }

    public int FilterBits { get; private init; }

    /// <summary>Bytes that an epilogue reads from main memory beside the results of its product.</summary>
    public double Beside { get; private init; }

    /// <summary>Bytes that a vector operation reads from main memory.</summary>
    public double Fetched { get; private init; }

    /// <summary>Bytes written to main memory.</summary>
    public double Written => KeepsOfmap ? 0 : Ofmap;

    /// <exception cref="OverflowException">A count does not fit 64 bits.</exception>
    public static OperandBytes Of(Operation operation, Residency residency, int widestBits)
    {
        double written = 0;
        foreach (Tensor output in operation.Outputs)
        {
            written += Stored(output, Touched(output, operation), operation, widestBits);
        }

        double fetched = 0;
        double beside = 0;
        for (int i = 0; i < operation.Inputs.Length; i++)
        {
            double bytes = residency.HasInput(i) ? 0 : Stored(operation.Inputs[i], Touched(operation.Inputs[i], operation), operation, widestBits);
            fetched += bytes;
            beside += i >= 2 ? bytes : 0;
        }

        OperandBytes all = new() { Ofmap = written, KeepsOfmap = residency.OutputStays, Fetched = fetched, Beside = beside };
        if (operation.Lowered is not { } shape)
        {
            return all;
        }

        return all with
        {
            Ifmap = Stored(operation.Inputs[0], shape.IfmapElements / operation.Repeat, operation, widestBits),
            Filter = Stored(operation.Inputs[1], shape.FilterElements / operation.Repeat, operation, widestBits),
            FilterBits = Math.Min(operation.Inputs[1].Format.Bits, widestBits),
            HasIfmap = residency.HasInput(0),
            HasFilter = residency.HasInput(1),
        };
    }

    /// <summary>Look-ups and moves touch the values that they look up or move, however large the table or the cache is.</summary>
    /// <summary>The bytes of some values of a tensor, with the scales, indices and outliers of its format; wider ones are quantized without.</summary>
    public static Bytes Stored(Tensor tensor, long elements, int widestBits)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        bool isKept = tensor.Format.Bits <= widestBits && tensor.Format.Overhead != FormatOverhead.None;
        Bytes values = Bytes.Of(elements, Math.Min(tensor.Format.Bits, widestBits));
        return isKept ? values + Bytes.Of(tensor.Format.Overhead.Bits(elements), 1) : values;
    }

    private static long Touched(Tensor tensor, Operation operation) =>
        operation is VectorOperation { Kind: OperationKind.Embedding or OperationKind.DataMovement } vector ? Math.Min(tensor.Elements, vector.Elements) : tensor.Elements;

    private static double Stored(Tensor tensor, long elements, Operation operation, int widestBits) =>
        (operation.Kind == OperationKind.OptimizerStep ? Bytes.Of(elements, tensor.Format.Bits) : Stored(tensor, elements, widestBits)).Value;
}
