using HwSim.Core.Units;

namespace HwSim.Reports.Trace;

/// <summary>Something that occupied a track, in cycles of the whole run.</summary>
internal readonly record struct TraceSpan(string Track, string Name, Cycles Start, Cycles Duration)
{
    public Cycles End => Start + Duration;
}
