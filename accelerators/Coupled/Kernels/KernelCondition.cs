namespace HwSim.Accelerators.Coupled.Kernels;

/// <summary>When a kernel of a list is launched.</summary>
public enum KernelCondition
{
    Always,

    /// <summary>With more than one sequence.</summary>
    Batched,

    /// <summary>With several tokens a sequence.</summary>
    Prefill,

    /// <summary>With several tokens of several sequences.</summary>
    BatchedPrefill,

    /// <summary>With one token a sequence.</summary>
    Decode,
}
