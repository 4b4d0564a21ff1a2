using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu;

/// <summary>Reads the machine files of one family: what its keys are, what they build, and which constants are its own.</summary>
/// <typeparam name="TSpec">The figures of a machine of the family.</typeparam>
public abstract class NpuModel<TSpec> : IMachineModel
    where TSpec : NpuSpec
{
    public abstract string Name { get; }

    public abstract string Description { get; }

    /// <summary>The keys of a machine file.</summary>
    protected abstract ConfigType<TSpec> Type { get; }

    public JsonObject Schema() => Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return Type.TryRead(file, into, out TSpec? spec) ? Machine(spec, AllConstants(spec), Findings(spec)) : null;
    }

    /// <summary>The machine of a file without mistakes.</summary>
    protected abstract NpuMachine Machine(TSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings);

    /// <summary>The constants beside main memory's bandwidth, with source and trust.</summary>
    protected abstract IEnumerable<ConstantUse> Constants(TSpec spec);

    /// <summary>What a reader of results should know of the machine; nothing unless the family says so.</summary>
    protected virtual ImmutableArray<Finding> Findings(TSpec spec) => [];

    private IEnumerable<ConstantUse> AllConstants(TSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        foreach (ConstantUse constant in Constants(spec))
        {
            yield return constant;
        }
    }
}
