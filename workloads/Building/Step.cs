using HwSim.Core.Graph;

namespace HwSim.Workloads.Building;

/// <summary>An operation of a forward pass with its way back.</summary>
internal sealed record Step(Operation Operation, Gradient Gradient);
