using System.Numerics;
using HwSim.Core.Graph;

namespace HwSim.Kernels.Reference.Sparsity;

/// <summary>
/// One layer's products in a training step, y = x·W, dx = dy·Wᵀ, dW = xᵀ·dy, sparse operands compressed and only kept values multiplied.
/// The weight gradient is dense in every method: it is that of all weights (straight-through).
/// </summary>
/// <param name="method">Which operands are pruned.</param>
/// <param name="pattern">How many of how many.</param>
public sealed class SparseTrainingStep(TrainingMethod method, NmPattern pattern)
{
    /// <summary>y = x·W of m×k by k×n.</summary>
    public T[] Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> weights, int m, int n, int k)
        where T : INumber<T> =>
        method is TrainingMethod.Dense or TrainingMethod.Sdgp
            ? DenseGemm.Multiply(x, weights, m, n, k)
            : NmCompression.Compress(weights, ForwardMask(weights, n, k), k, n, pattern).MultiplyFrom(x, m);

    /// <summary>dx = dy·Wᵀ of m×n by n×k.</summary>
    public T[] InputGradient<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> weights, int m, int n, int k)
        where T : INumber<T>
    {
        switch (method)
        {
            case TrainingMethod.Bdwp or TrainingMethod.Transposable:
                T[] turned = DenseGemm.Transpose(weights, k, n);
                bool[] kept = DenseGemm.Transpose<bool>(BackwardMask(weights, n, k), k, n);
                return NmCompression.Compress(turned, kept, n, k, pattern).MultiplyFrom(dy, m);
            case TrainingMethod.Sdgp:
                // dxᵀ = W·dyᵀ: the compressed operand is dyᵀ, n×m.
                bool[] gradients = DenseGemm.Transpose<bool>(GradientMask(dy, m, n), m, n);
                T[] product = NmCompression.Compress(DenseGemm.Transpose(dy, m, n), gradients, n, m, pattern).MultiplyFrom(weights, k);
                return DenseGemm.Transpose<T>(product, k, m);
            case TrainingMethod.SrSte:
                return DenseGemm.Multiply(dy, DenseGemm.Transpose<T>(MagnitudeMask.Apply(weights, ForwardMask(weights, n, k)), k, n), m, k, n);
            default:
                return DenseGemm.Multiply(dy, DenseGemm.Transpose(weights, k, n), m, k, n);
        }
    }

    /// <summary>dW = xᵀ·dy of k×m by m×n.</summary>
    public static T[] WeightGradient<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, int m, int n, int k)
        where T : INumber<T> => DenseGemm.Multiply(DenseGemm.Transpose(x, m, k), dy, k, n, m);

    /// <summary>What the forward pass keeps of the k×n weights.</summary>
    public bool[] ForwardMask<T>(ReadOnlySpan<T> weights, int n, int k)
        where T : INumber<T> => method switch
        {
            TrainingMethod.SrSte or TrainingMethod.Bdwp => MagnitudeMask.Of(weights, k, n, pattern, PruneAxis.Rows),
            TrainingMethod.Transposable => TransposableMask.Of(weights, k, n, pattern),
            _ => All(weights.Length),
        };

    /// <summary>What the input gradient keeps of the k×n weights.</summary>
    public bool[] BackwardMask<T>(ReadOnlySpan<T> weights, int n, int k)
        where T : INumber<T> => method switch
        {
            TrainingMethod.Bdwp => MagnitudeMask.Of(weights, k, n, pattern, PruneAxis.Columns),
            TrainingMethod.Dense or TrainingMethod.Sdgp => All(weights.Length),
            _ => ForwardMask(weights, n, k),
        };

    /// <summary>What the input gradient keeps of the m×n output gradients.</summary>
    public bool[] GradientMask<T>(ReadOnlySpan<T> dy, int m, int n)
        where T : INumber<T> => method == TrainingMethod.Sdgp ? MagnitudeMask.Of(dy, m, n, pattern, PruneAxis.Columns) : All(dy.Length);

    private static bool[] All(int length)
    {
        bool[] kept = new bool[length];
        Array.Fill(kept, true);
        return kept;
    }
}
