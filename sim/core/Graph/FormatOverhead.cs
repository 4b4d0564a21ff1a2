namespace HwSim.Core.Graph;

/// <summary>What a format stores beside the codes of its values: scales and choices of groups, and values kept aside with their places.</summary>
/// <param name="GroupLength">Values that share a scale; 0 where scales are too few to count (one a tensor or channel).</param>
/// <param name="BitsAGroup">Bits of scale, zero point and chosen type of a group.</param>
/// <param name="OutlierShare">The share of values that are kept aside, measured on the tensor or assumed.</param>
/// <param name="BitsAnOutlier">Bits of such a value and its place.</param>
public readonly record struct FormatOverhead(int GroupLength, int BitsAGroup, double OutlierShare, int BitsAnOutlier)
{
    /// <summary>Nothing beside the codes.</summary>
    public static readonly FormatOverhead None;

    /// <summary>A scale for each group.</summary>
    public static FormatOverhead Scales(int groupLength, int bitsAGroup) => new(groupLength, bitsAGroup, 0, 0);

    /// <summary>Bits a value, on average.</summary>
    public double BitsPerElement => (GroupLength == 0 ? 0 : (double)BitsAGroup / GroupLength) + (OutlierShare * BitsAnOutlier);

    /// <summary>Bits beside so many values; a started group is a whole one, a started outlier too.</summary>
    /// <exception cref="OverflowException">The bits do not fit 64 bits.</exception>
    public long Bits(long elements)
    {
        long groups = GroupLength == 0 ? 0 : (elements / GroupLength) + (elements % GroupLength > 0 ? 1 : 0);
        return checked((groups * BitsAGroup) + ((long)Math.Ceiling(elements * OutlierShare) * BitsAnOutlier));
    }
}
