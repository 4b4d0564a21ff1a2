namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>Row-wise kernels, which do little more than move bytes.</summary>
public enum StreamKind
{
    Elementwise,
    Softmax,
    LayerNorm,
    RmsNorm,
    Rope,
    SiluMul,
}
