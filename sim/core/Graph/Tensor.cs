using System.Collections.Immutable;

namespace HwSim.Core.Graph;

/// <summary>A named array of values. Two operations that hold the same <see cref="Tensor"/> object share it.</summary>
public sealed class Tensor
{
    /// <exception cref="OverflowException">The element count does not fit 64 bits.</exception>
    public Tensor(string name, ImmutableArray<long> shape, TensorFormat format, TensorRole role)
    {
        Name = name;
        Shape = shape;
        Format = format;
        Role = role;
        Elements = shape.Aggregate(1L, (product, extent) => checked(product * extent));
    }

    public string Name { get; }

    /// <summary>Extents, outermost first; an empty shape is a scalar.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The format that the workload states; a machine may store it narrower.</summary>
    public TensorFormat Format { get; }

    public TensorRole Role { get; }

    /// <summary>The number of values.</summary>
    public long Elements { get; }

    /// <summary>The share of values that are zero, for a weight whose values are known; null elsewhere.</summary>
    public double? ZeroShare { get; init; }

    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}] {Format}";
}
