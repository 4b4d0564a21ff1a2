using System.Collections.Immutable;
using HwSim.Core.Mappings;
using HwSim.Core.Results;

namespace HwSim.Core.Machine;

/// <summary>A run as scheduled. The time of an operation is by how much it moves the end of the run, so that times add up to the latency.</summary>
/// <param name="Plans">One plan an operation.</param>
/// <param name="Costs">One cost an operation; nothing where its plan is infeasible.</param>
/// <param name="Launches">The run as a profiler sees it.</param>
public sealed record RunSchedule(ImmutableArray<Plan> Plans, ImmutableArray<Cost> Costs, LaunchProfile Launches);
