namespace HwSim.Kernels.Runtime;

/// <summary>Element types of tensors, with their numbers in the ONNX format.</summary>
public enum ElementKind
{
    Float32 = 1,
    UInt8 = 2,
    Int8 = 3,
}
