using HwSim.Core.Units;

namespace HwSim.Reports.Trace;

/// <summary>How many of something there are from a cycle on.</summary>
internal readonly record struct TraceLevel(string Track, Cycles At, long Count);
