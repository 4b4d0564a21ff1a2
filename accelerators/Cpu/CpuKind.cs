namespace HwSim.Accelerators.Cpu;

/// <summary>What a row-wise kernel does to each value.</summary>
public enum CpuKind
{
    Simple,
    Tanh,
    Sigmoid,
    Gelu,
    Softmax,
    LayerNorm,
    RmsNorm,
}
