using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>Reads NVDLA machine files.</summary>
public sealed class NvdlaModel : NpuModel<NvdlaSpec>
{
    public override string Name => "nvdla";

    public override string Description => "NVIDIA Deep Learning Accelerator: convolution core, one buffer, post-processors; by hardware or as in NVIDIA's spreadsheet.";

    protected override ConfigType<NvdlaSpec> Type => NvdlaFile.Type;

    protected override NpuMachine Machine(NvdlaSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new NvdlaMachine(spec, constants, findings);

    protected override IEnumerable<ConstantUse> Constants(NvdlaSpec spec)
    {
        if (!spec.OverlapsLoads)
        {
            yield return NpuKeys.Constant("line_start", spec.LineStart);
        }

        yield return spec.Accounting == NvdlaAccounting.Spreadsheet
            ? new ConstantUse("accounting", "spreadsheet", "nvdla/hw, perf/NVDLA_OpenSource_Performance.xlsx, and its conventions as the machine's README lists them", Trust.Published)
            : new ConstantUse("accounting", "hardware", "NVDLA hardware manual, convolution pipeline: one step for each pixel, window position, channel atom and kernel atom", Trust.Derived);
    }
}
