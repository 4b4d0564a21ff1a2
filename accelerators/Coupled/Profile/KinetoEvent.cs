namespace HwSim.Accelerators.Coupled.Profile;

/// <summary>A kernel of a trace, times in microseconds.</summary>
internal readonly record struct KinetoEvent(string Name, double Start, double Duration, long? Correlation);
