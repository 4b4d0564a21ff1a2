using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Core.Machine;

/// <summary>A kind of machine: reads machine files whose <c>model:</c> names it.</summary>
public interface IMachineModel
{
    /// <summary>The word after <c>model:</c>.</summary>
    string Name { get; }

    /// <summary>One sentence for lists.</summary>
    string Description { get; }

    /// <summary>The JSON Schema of its machine files.</summary>
    JsonObject Schema();

    /// <summary>Builds the machine.</summary>
    /// <param name="file">The resolved file, header keys <c>hwsim</c> and <c>base</c> removed.</param>
    /// <param name="tables">Finds an energy table by name.</param>
    /// <param name="into">Takes what is wrong.</param>
    /// <returns>The machine, or null after diagnostics.</returns>
    IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into);
}
