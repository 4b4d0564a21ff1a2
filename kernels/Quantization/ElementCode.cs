namespace HwSim.Kernels.Quantization;

/// <summary>Element types of ONNX by their number (onnx.proto, TensorProto.DataType), as far as values are read.</summary>
internal enum ElementCode
{
    Float = 1,
    UInt8 = 2,
    Int8 = 3,
    Int64 = 7,
    Float16 = 10,
    Double = 11,
    BFloat16 = 16,
}
