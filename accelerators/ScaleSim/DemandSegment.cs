namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// Part of one line (one cycle) of an operand's traffic: <see cref="Count"/> elements, the n-th of which is
/// <c>Along[A - step * n] + Across[B + n]</c>. A skewed stream steps back by one along its time axis for each lane
/// (step 1), a stationary tile does not (step 0).
/// </summary>
internal struct DemandSegment
{
    public long Line;
    public int A;
    public int B;
    public int Count;
}
