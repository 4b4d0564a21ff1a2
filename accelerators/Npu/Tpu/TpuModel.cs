using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Tpu;

/// <summary>Reads TPU v1 machine files.</summary>
public sealed class TpuModel : IMachineModel
{
    public string Name => "tpu";

    public string Description => "TPU v1: one large weight-stationary array that streams weights tile by tile from their own memory.";

    public JsonObject Schema() => TpuFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return TpuFile.Type.TryRead(file, into, out TpuSpec? spec) ? new TpuMachine(spec, Constants(spec), []) : null;
    }

    private static IEnumerable<ConstantUse> Constants(TpuSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        yield return NpuKeys.Constant("unified_buffer", spec.UnifiedBuffer);
        yield return NpuKeys.Constant("accumulator_rows", spec.AccumulatorRows);
        yield return NpuKeys.Constant("non_matrix_share", spec.NonMatrixShare);
    }
}
