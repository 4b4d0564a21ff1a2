using HwSim.Core.Graph;

namespace HwSim.Workloads.Techniques;

/// <summary>A pure transform of a workload, such as pruning or another number format, with its arguments read.</summary>
public interface ITechnique
{
    /// <summary>The transformed workload; what was changed and what was left is among its findings.</summary>
    WorkloadGraph Apply(WorkloadGraph graph);
}
