using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Nvdla;

/// <summary>Reads NVDLA machine files.</summary>
public sealed class NvdlaModel : IMachineModel
{
    public string Name => "nvdla";

    public string Description => "NVIDIA Deep Learning Accelerator: convolution core, one buffer, post-processors; by hardware or as in NVIDIA's spreadsheet.";

    public JsonObject Schema() => NvdlaFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return NvdlaFile.Type.TryRead(file, into, out NvdlaSpec? spec) ? new NvdlaMachine(spec, Constants(spec), []) : null;
    }

    private static IEnumerable<ConstantUse> Constants(NvdlaSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        if (!spec.OverlapsLoads)
        {
            yield return NpuKeys.Constant("line_start", spec.LineStart);
        }

        yield return spec.Accounting == NvdlaAccounting.Spreadsheet
            ? new ConstantUse("accounting", "spreadsheet", "nvdla/hw, perf/NVDLA_OpenSource_Performance.xlsx, and its conventions as the machine's README lists them", Trust.Published)
            : new ConstantUse("accounting", "hardware", "NVDLA hardware manual, convolution pipeline: one step for each pixel, window position, channel atom and kernel atom", Trust.Derived);
    }
}
