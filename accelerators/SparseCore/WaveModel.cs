using System.Collections.Immutable;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.SparseCore;

/// <summary>Reads machine files of 2:4 products in waves.</summary>
public sealed class WaveModel : NpuModel<WaveSpec>
{
    public override string Name => "sparse-waves";

    public override string Description => "2:4 products of a GPU's library: tiles in waves over the multiprocessors, output written behind them.";

    protected override ConfigType<WaveSpec> Type => WaveFile.Type;

    protected override NpuMachine Machine(WaveSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new WaveMachine(spec, constants, findings);

    protected override IEnumerable<ConstantUse> Constants(WaveSpec spec)
    {
        yield return NpuKeys.Constant("tile_rows", spec.TileRows);
        yield return NpuKeys.Constant("tile_columns", spec.TileColumns);
        yield return NpuKeys.Constant("efficiency", spec.Efficiency);
        yield return NpuKeys.Constant("start", spec.Start);
    }
}
