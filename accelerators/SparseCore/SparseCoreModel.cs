using System.Collections.Immutable;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.SparseCore;

/// <summary>Reads machine files of sparse tensor cores.</summary>
public sealed class SparseCoreModel : NpuModel<SparseCoreSpec>
{
    public override string Name => "sparse-core";

    public override string Description => "A tensor core that skips zeros of weights, or of both operands, out of one buffer of limited bandwidth.";

    protected override ConfigType<SparseCoreSpec> Type => SparseCoreFile.Type;

    protected override NpuMachine Machine(SparseCoreSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new SparseCoreMachine(spec, constants, findings);

    protected override IEnumerable<ConstantUse> Constants(SparseCoreSpec spec)
    {
        yield return NpuKeys.Constant("buffer.bytes", spec.BufferRate);
        yield return NpuKeys.Constant("buffer.ifmap_values", spec.IfmapValues);
        yield return NpuKeys.Constant("buffer.filter_values", spec.FilterValues);
        yield return NpuKeys.Constant("ifmap_density", spec.IfmapDensity);
    }
}
