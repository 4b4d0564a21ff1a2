namespace HwSim.Accelerators.ScaleSim;

/// <summary>A walk through the words of one operand in the order in which they are asked for.</summary>
internal abstract class SegmentWalk(int[] along, int[] across, int step)
{
    /// <summary>First part of the word identities, indexed by <see cref="DemandSegment.A"/>.</summary>
    public int[] Along { get; } = along;

    /// <summary>Second part of the word identities, indexed by <see cref="DemandSegment.B"/>.</summary>
    public int[] Across { get; } = across;

    /// <summary>How far the first index steps back from one element of a segment to the next: 0 or 1.</summary>
    public int Step { get; } = step;

    /// <summary>Moves to the next segment; false at the end.</summary>
    public abstract bool Next(ref DemandSegment segment);

    /// <summary>Starts over.</summary>
    public abstract void Rewind();
}
