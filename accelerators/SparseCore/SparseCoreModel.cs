using System.Text.Json.Nodes;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.SparseCore;

/// <summary>Reads machine files of sparse tensor cores.</summary>
public sealed class SparseCoreModel : IMachineModel
{
    public string Name => "sparse-core";

    public string Description => "A tensor core that skips zeros of weights, or of both operands, out of one buffer of limited bandwidth.";

    public JsonObject Schema() => SparseCoreFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return SparseCoreFile.Type.TryRead(file, into, out SparseCoreSpec? spec) ? new SparseCoreMachine(spec, Constants(spec), []) : null;
    }

    private static IEnumerable<ConstantUse> Constants(SparseCoreSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        yield return NpuKeys.Constant("buffer.bytes", spec.BufferRate);
        yield return NpuKeys.Constant("buffer.ifmap_values", spec.IfmapValues);
        yield return NpuKeys.Constant("buffer.filter_values", spec.FilterValues);
        yield return NpuKeys.Constant("ifmap_density", spec.IfmapDensity);
    }
}
