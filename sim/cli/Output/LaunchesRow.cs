using HwSim.Core.Results;

namespace HwSim.Cli.Output;

/// <summary>The profile of one run.</summary>
/// <param name="Batch">Its batch; null for a recorded trace.</param>
/// <param name="Profile">What the profiler sees.</param>
internal sealed record LaunchesRow(long? Batch, LaunchProfile Profile);
