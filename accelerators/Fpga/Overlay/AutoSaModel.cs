using System.Collections.Immutable;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Fpga.Overlay;

/// <summary>Reads machine files of AutoSA arrays.</summary>
public sealed class AutoSaModel : NpuModel<AutoSaSpec>
{
    public override string Name => "autosa";

    public override string Description => "A systolic array on an FPGA as AutoSA generates it.";

    protected override ConfigType<AutoSaSpec> Type => AutoSaFile.Type;

    protected override NpuMachine Machine(AutoSaSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new AutoSaMachine(spec, constants, findings);

    protected override ImmutableArray<Finding> Findings(AutoSaSpec spec) => [new Finding("fpga-resources", FindingLevel.Note, $"{spec.Device.Name}: {spec.Device.Usage(spec.Needs)}.")];

    protected override IEnumerable<ConstantUse> Constants(AutoSaSpec spec)
    {
        yield return NpuKeys.Constant("drain_bytes", spec.DrainBytes);
        yield return NpuKeys.Constant("overlap_drain", spec.OverlapsDrain);
    }
}
