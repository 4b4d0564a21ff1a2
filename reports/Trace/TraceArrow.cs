using HwSim.Core.Units;

namespace HwSim.Reports.Trace;

/// <summary>Something on one track that made something on another happen, in cycles of the whole run.</summary>
internal readonly record struct TraceArrow(string FromTrack, Cycles From, string ToTrack, Cycles To);
