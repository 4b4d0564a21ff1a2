using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine;

/// <summary>One simulation: a workload on a machine.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="MachineFile">The resolved file it was built from.</param>
/// <param name="Workload">The workload, techniques applied.</param>
/// <param name="Techniques">The techniques, as written.</param>
/// <param name="Fidelity">How closely to follow the machine.</param>
/// <param name="ModelVersion">Version of the program.</param>
/// <param name="Command">The command line, for the report.</param>
public sealed record RunRequest(
    IAccelerator Machine, MappingNode MachineFile, WorkloadGraph Workload, IReadOnlyList<string> Techniques, Fidelity Fidelity, string ModelVersion, string Command);
