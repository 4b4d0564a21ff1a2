using System.Text.Json.Nodes;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Fpga.Overlay;

/// <summary>Reads machine files of AutoSA arrays.</summary>
public sealed class AutoSaModel : IMachineModel
{
    public string Name => "autosa";

    public string Description => "A systolic array on an FPGA as AutoSA generates it.";

    public JsonObject Schema() => AutoSaFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return AutoSaFile.Type.TryRead(file, into, out AutoSaSpec? spec)
            ? new AutoSaMachine(spec, Constants(spec), [new Finding("fpga-resources", FindingLevel.Note, $"{spec.Device.Name}: {spec.Device.Usage(spec.Needs)}.")])
            : null;
    }

    private static IEnumerable<ConstantUse> Constants(AutoSaSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        yield return NpuKeys.Constant("drain_bytes", spec.DrainBytes);
        yield return NpuKeys.Constant("overlap_drain", spec.OverlapsDrain);
    }
}
