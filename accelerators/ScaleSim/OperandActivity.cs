namespace HwSim.Accelerators.ScaleSim;

/// <summary>Activity of one operand in scratchpad and DRAM.</summary>
/// <param name="SramStart">First cycle in which the scratchpad serves the array.</param>
/// <param name="SramStop">Last cycle in which the scratchpad serves the array.</param>
/// <param name="DramStart">First cycle of DRAM activity; the first fill lies in negative cycles.</param>
/// <param name="DramStop">Last cycle of DRAM activity.</param>
/// <param name="DramWords">Words moved to or from DRAM.</param>
public readonly record struct OperandActivity(long SramStart, long SramStop, long DramStart, long DramStop, long DramWords)
{
    /// <summary>Average words per cycle of DRAM activity.</summary>
    public double DramBandwidth => (double)DramWords / (DramStop - DramStart + 1);
}
