using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Eyeriss;

/// <summary>Reads row-stationary machine files.</summary>
public sealed class EyerissModel : NpuModel<EyerissSpec>
{
    public override string Name => "eyeriss";

    public override string Description => "Row-stationary array of Eyeriss: PEs convolve rows, partial sums run up columns, one global buffer.";

    protected override ConfigType<EyerissSpec> Type => EyerissFile.Type;

    protected override NpuMachine Machine(EyerissSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new EyerissMachine(spec, constants, findings);

    protected override IEnumerable<ConstantUse> Constants(EyerissSpec spec)
    {
        yield return NpuKeys.Constant("pe.ifmap_words", spec.IfmapWords);
        yield return NpuKeys.Constant("pe.filter_words", spec.FilterWords);
        yield return NpuKeys.Constant("pe.sum_words", spec.SumWords);
        yield return NpuKeys.Constant("buffer.size", spec.Buffer);
        yield return NpuKeys.Constant("buffer.ifmap", spec.IfmapBuffer);
        yield return NpuKeys.Constant("buffer.bus_words", spec.BusWords);
        yield return new ConstantUse("images together", FormattableString.Invariant($"at most {EyerissSpec.MostImages}"), "the mapper's horizon; the published runs have 3 and 4", Trust.Assumed);
    }
}
