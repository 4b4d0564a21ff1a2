using HwSim.Core.Graph;
using HwSim.Workloads.Onnx.Schema;

namespace HwSim.Workloads.Onnx.Inference;

/// <summary>
/// The memory behind one or more values: a reshaped value shares the storage of its source, and so both are the same
/// <see cref="Tensor"/> of the workload. The tensor is made when an operation first asks for it.
/// </summary>
internal sealed class Storage(string name, long[] shape, ElementType type, TensorRole role)
{
    private Tensor? tensor;

    /// <summary>What it is unless the operation that reads it says otherwise.</summary>
    public TensorRole Role { get; } = role;

    /// <summary>The values of an initializer.</summary>
    public TensorProto? Payload { get; init; }

    /// <summary>The share of zeros of a sparse initializer, whose payload holds the others only.</summary>
    public double? StatedZeroShare { get; init; }

    public ElementType Type { get; } = type;

    /// <summary>The tensor of the workload.</summary>
    /// <param name="wanted">What the operation knows the tensor to be; the first operation decides.</param>
    /// <param name="packed">What the bytes really hold, where an operator packs other values into them.</param>
    public Tensor Materialize(TensorRole? wanted = null, (long[] Shape, TensorFormat Format)? packed = null)
    {
        if (tensor is null)
        {
            TensorRole decided = wanted ?? Role;
            (long[] extents, TensorFormat format) = packed ?? (shape, ElementTypes.FormatOf(Type, name));
            tensor = new Tensor(name, [.. extents], format, decided)
            {
                ZeroShare = decided == TensorRole.Weight && packed is null ? StatedZeroShare ?? Payloads.ZeroShare(Payload, Type) : null,
            };
        }

        return tensor;
    }
}
