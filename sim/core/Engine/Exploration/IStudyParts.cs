using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// What a study is made of: finds the machines and workloads that it names. What is wrong goes to the diagnostics, at the place of the
/// value that names it. Calls come from several threads.
/// </summary>
public interface IStudyParts
{
    /// <summary>The resolved file of a machine, the settings of the study laid over it; null after diagnostics.</summary>
    MappingNode? Machine(ScalarNode name, IEnumerable<string> settings, Diagnostics into);

    /// <summary>Builds the machine of a resolved file; null after diagnostics.</summary>
    IAccelerator? Build(MappingNode file, Diagnostics into);

    /// <summary>Reads a workload and applies techniques; null after diagnostics.</summary>
    WorkloadGraph? Workload(WorkloadChoice choice, Diagnostics into);
}
