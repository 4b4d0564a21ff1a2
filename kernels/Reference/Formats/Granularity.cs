using System.Globalization;

namespace HwSim.Kernels.Reference.Formats;

/// <summary>Which values of a tensor share a scale.</summary>
/// <param name="GroupLength">Consecutive values of a row; 0: all of the tensor; <see cref="int.MaxValue"/>: a row.</param>
public readonly record struct Granularity(int GroupLength)
{
    /// <summary>All values.</summary>
    public static readonly Granularity Tensor;

    /// <summary>The values of a row: an output channel of a weight.</summary>
    public static readonly Granularity Channel = new(int.MaxValue);

    /// <summary>So many consecutive values of a row.</summary>
    public static Granularity Group(int length) => new(length);

    /// <summary>The groups of a tensor.</summary>
    /// <exception cref="ArgumentException">The values do not divide into that many rows.</exception>
    public GroupLayout Of(int count, int rows) => this == Tensor ? GroupLayout.Tensor(count) : GroupLayout.Groups(count, rows, GroupLength);

    public override string ToString() =>
        this == Tensor ? "tensor" : this == Channel ? "channel" : string.Create(CultureInfo.InvariantCulture, $"g{GroupLength}");
}
