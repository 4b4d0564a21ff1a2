using System.Text.Json.Nodes;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Coupled;

/// <summary>Reads machine files of hosts with GPUs.</summary>
public sealed class CoupledModel : IMachineModel
{
    /// <summary>The word after <c>model:</c>.</summary>
    public const string ModelName = "coupled";

    public string Name => ModelName;

    public string Description => "Host and GPU with a launch queue, two memories and the link between them: from the launch of a kernel to its end.";

    public JsonObject Schema() => CoupledFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return CoupledFile.Type.TryRead(file, into, out CoupledSpec? spec) ? new CoupledMachine(spec) : null;
    }
}
