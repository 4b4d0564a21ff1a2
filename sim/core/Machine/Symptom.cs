namespace HwSim.Core.Machine;

/// <summary>What a run can suffer from so much that a reader should be told what to try.</summary>
public enum Symptom
{
    /// <summary>Loading, filling and draining the matrix engine.</summary>
    FillDrain,

    /// <summary>Waiting for main memory.</summary>
    MemoryStall,

    /// <summary>Vector work that nothing hides.</summary>
    VectorWork,

    /// <summary>Processing elements that hold no useful work while operands stream.</summary>
    UnusedElements,
}
