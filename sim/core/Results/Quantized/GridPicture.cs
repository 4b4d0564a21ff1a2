using System.Collections.Immutable;

namespace HwSim.Core.Results.Quantized;

/// <summary>A histogram of a tensor, of one of its groups, and the values that the group's codes have.</summary>
/// <param name="From">The lower edge of the first bin.</param>
/// <param name="Width">The width of a bin; 0 where all values are equal.</param>
/// <param name="Counts">Values of the tensor in each bin.</param>
/// <param name="GroupCounts">Values of the group in each bin.</param>
/// <param name="Levels">The values of the group's codes within the bins, ascending; empty where a format has no grid.</param>
/// <param name="Group">What the group is, in words.</param>
public sealed record GridPicture(double From, double Width, ImmutableArray<long> Counts, ImmutableArray<long> GroupCounts, ImmutableArray<float> Levels, string Group);
