using System.Collections.Immutable;
using HwSim.Core.Results;

namespace HwSim.Accelerators.Coupled.Profile;

/// <summary>What was found in a profiler's trace.</summary>
/// <param name="Launches">The run as a profiler of launches sees it.</param>
/// <param name="Kernels">The kernels in the order in which they started, equal names equal numbers.</param>
/// <param name="WithoutLaunch">Kernels whose launch call is not in the trace; TKLQT does not have them.</param>
/// <param name="Skipped">Events that are broken: without name, time or duration.</param>
public sealed record ImportedTrace(LaunchProfile Launches, ImmutableArray<int> Kernels, long WithoutLaunch, long Skipped);
