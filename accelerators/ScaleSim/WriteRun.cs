namespace HwSim.Accelerators.ScaleSim;

/// <summary>Lines in a row that write the same number of ofmap words.</summary>
internal readonly record struct WriteRun(long Line, long Lines, int Words);
