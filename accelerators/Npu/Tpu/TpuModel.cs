using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Tpu;

/// <summary>Reads TPU v1 machine files.</summary>
public sealed class TpuModel : NpuModel<TpuSpec>
{
    public override string Name => "tpu";

    public override string Description => "TPU v1: one large weight-stationary array that streams weights tile by tile from their own memory.";

    protected override ConfigType<TpuSpec> Type => TpuFile.Type;

    protected override NpuMachine Machine(TpuSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new TpuMachine(spec, constants, findings);

    protected override IEnumerable<ConstantUse> Constants(TpuSpec spec)
    {
        yield return NpuKeys.Constant("unified_buffer", spec.UnifiedBuffer);
        yield return NpuKeys.Constant("accumulator_rows", spec.AccumulatorRows);
        yield return NpuKeys.Constant("non_matrix_share", spec.NonMatrixShare);
    }
}
