namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// The words of one operand matrix, as identities that only have to tell equal addresses from different ones:
/// element (outer, k) is <c>Outer[outer] + Depth[k]</c>. Overlapping convolution windows therefore share identities.
/// </summary>
/// <param name="Outer">First part of the identity, by output pixel (ifmap) or filter (filter).</param>
/// <param name="Depth">Second part of the identity, by position in the window, after compression.</param>
/// <param name="Identities">All identities are below this number.</param>
/// <param name="Repeats">Whether two elements of the matrix can be the same word.</param>
/// <param name="Absent">Identities that stand for no word: cells outside the ifmap, padding of a compressed filter.</param>
/// <param name="Footprint">Number of different words in the matrix; null where only a replay can tell.</param>
internal sealed record Operand(
    int[] Outer,
    int[] Depth,
    int Identities,
    bool Repeats,
    bool[]? Absent,
    long? Footprint)
{
    /// <summary>Whether the closed forms hold: every element of the matrix is there, and is a word of its own.</summary>
    public bool IsPlain => !Repeats && Absent is null;
}
