using System.Text.Json.Nodes;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.SparseCore;

/// <summary>Reads machine files of 2:4 products in waves.</summary>
public sealed class WaveModel : IMachineModel
{
    public string Name => "sparse-waves";

    public string Description => "2:4 products of a GPU's library: tiles in waves over the multiprocessors, output written behind them.";

    public JsonObject Schema() => WaveFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return WaveFile.Type.TryRead(file, into, out WaveSpec? spec) ? new WaveMachine(spec, Constants(spec), []) : null;
    }

    private static IEnumerable<ConstantUse> Constants(WaveSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        yield return NpuKeys.Constant("tile_rows", spec.TileRows);
        yield return NpuKeys.Constant("tile_columns", spec.TileColumns);
        yield return NpuKeys.Constant("efficiency", spec.Efficiency);
        yield return NpuKeys.Constant("start", spec.Start);
    }
}
