using HwSim.Core.Graph;

namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>What decides the time of an operation on a device, its name left out.</summary>
internal readonly record struct ProductKey(
    OperationKind Kind, long M, long N, long K, long Count, long Sharing, long Elements, double Work, long InputBits, long OtherBits, long OutputBits, long Columns, NmPattern? Sparsity, TensorRole Role)
{
    /// <summary>The key of an operation without an epilogue.</summary>
    public static ProductKey Of(Operation operation)
    {
        GemmShape? shape = operation.Lowered;
        VectorOperation? vector = operation as VectorOperation;
        long inputs = 0;
        foreach (Tensor input in operation.Inputs)
        {
            inputs = unchecked((inputs * 31) + (long)(input.Elements * input.Format.EffectiveBits));
        }

        Tensor? output = operation.Outputs.IsEmpty ? null : operation.Outputs[0];
        long others = 0;
        foreach (Tensor written in operation.Outputs)
        {
            others += written.Elements * written.Format.Bits;
        }

        return new ProductKey(
            operation.Kind, shape?.M ?? 0, shape?.N ?? 0, shape?.K ?? 0, shape?.Count ?? operation.Repeat, shape?.FilterElements ?? 0, vector?.Elements ?? 0, vector?.OperationsPerElement ?? 0, inputs,
            operation.Inputs.Length > 1 ? operation.Inputs[1].Format.Bits : 0, others, output is null || output.Shape.IsEmpty ? 1 : output.Shape[^1], shape?.FilterSparsity,
            operation.Inputs.Length > 1 ? operation.Inputs[1].Role : TensorRole.Activation);
    }
}
