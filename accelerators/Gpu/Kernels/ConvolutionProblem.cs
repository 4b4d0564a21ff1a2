namespace HwSim.Accelerators.Gpu.Kernels;

/// <summary>A convolution, or the gradient of one.</summary>
/// <param name="Macs">Multiply-accumulates of the direct algorithm.</param>
/// <param name="Math">The type that it is computed in.</param>
/// <param name="Bytes">Distinct bytes read and written.</param>
/// <param name="IsWinograd">True where libraries may use Winograd: a 3x3 window of stride 1.</param>
public readonly record struct ConvolutionProblem(double Macs, GpuMath Math, double Bytes, bool IsWinograd);
