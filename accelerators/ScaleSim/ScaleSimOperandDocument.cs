namespace HwSim.Accelerators.ScaleSim;

/// <summary>An operand in the JSON document; accesses in words, bandwidths in words per cycle.</summary>
public sealed record ScaleSimOperandDocument(
    double SramAccesses,
    double AvgSramBandwidth,
    long SramStart,
    long SramStop,
    long DramWords,
    double AvgDramBandwidth,
    long DramStart,
    long DramStop)
{
    public static ScaleSimOperandDocument Of(OperandActivity activity, double accesses, double bandwidth) => new(
        accesses, bandwidth, activity.SramStart, activity.SramStop, activity.DramWords, activity.DramBandwidth, activity.DramStart, activity.DramStop);
}
