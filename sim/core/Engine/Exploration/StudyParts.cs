using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>What a study is made of, found by functions: machines and workloads may then come from wherever a program has them.</summary>
/// <param name="machine">Finds the resolved file of a machine and lays settings over it; null after diagnostics.</param>
/// <param name="build">Builds the machine of a resolved file; null after diagnostics.</param>
/// <param name="workload">Reads a workload and applies techniques; null after diagnostics.</param>
public sealed class StudyParts(
    Func<ScalarNode, IEnumerable<string>, Diagnostics, MappingNode?> machine, Func<MappingNode, Diagnostics, IAccelerator?> build, Func<WorkloadChoice, Diagnostics, WorkloadGraph?> workload) : IStudyParts
{
    public MappingNode? Machine(ScalarNode name, IEnumerable<string> settings, Diagnostics into) => machine(name, settings, into);

    public IAccelerator? Build(MappingNode file, Diagnostics into) => build(file, into);

    public WorkloadGraph? Workload(WorkloadChoice choice, Diagnostics into) => workload(choice, into);
}
