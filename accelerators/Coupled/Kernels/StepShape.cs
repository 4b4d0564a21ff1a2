using HwSim.Core.Graph;

namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>What a step of a network works on, as far as kernel lists depend on it.</summary>
/// <param name="Sequences">Sequences at a time.</param>
/// <param name="IsDecode">True with one token a sequence.</param>
/// <param name="Logits">Logits that the step computes; 0 without a head.</param>
public readonly record struct StepShape(long Sequences, bool IsDecode, long Logits)
{
    /// <summary>The shape of a workload: batch and tokens as its attention has them, logits those of its last product.</summary>
    public static StepShape Of(WorkloadGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        long sequences = 1;
        bool isDecode = false;
        foreach (Operation operation in graph.Operations)
        {
            if (IsScores(operation) && operation.Inputs[0].Shape.Length > 0)
            {
                sequences = operation.Inputs[0].Shape[0];
                isDecode = ((Gemm)operation).M == 1 && ((Gemm)operation).N > 1;
                break;
            }
        }

        return new StepShape(sequences, isDecode, graph.Operations.IsEmpty || graph.Operations[^1] is not Gemm head ? 0 : head.M * head.N);
    }

    /// <summary>True for the product of queries and keys.</summary>
    public static bool IsScores(Operation operation) => operation is Gemm && operation.Name.EndsWith(".scores", StringComparison.Ordinal);

    /// <summary>True for the product of shares of attention and values.</summary>
    public static bool IsContext(Operation operation) => operation is Gemm && operation.Name.EndsWith(".context", StringComparison.Ordinal);

    /// <summary>True where a kernel of this condition is launched.</summary>
    public bool Meets(KernelCondition when) => when switch
    {
        KernelCondition.Batched => Sequences > 1,
        KernelCondition.Prefill => !IsDecode,
        KernelCondition.BatchedPrefill => !IsDecode && Sequences > 1,
        KernelCondition.Decode => IsDecode,
        _ => true,
    };
}
