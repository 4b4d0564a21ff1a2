using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>Reads Ethos-U machine files.</summary>
public sealed class EthosModel : IMachineModel
{
    public string Name => "ethos-u";

    public string Description => "Arm Ethos-U55 and U65: blocks chosen as Vela does, compressed weights buffered in SRAM, one latency a memory.";

    public JsonObject Schema() => EthosFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return EthosFile.Type.TryRead(file, into, out EthosSpec? spec) ? new EthosMachine(spec, Constants(spec), []) : null;
    }

    private static IEnumerable<ConstantUse> Constants(EthosSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        yield return NpuKeys.Constant("sram.size", spec.Sram);
        yield return NpuKeys.Constant("sram.bandwidth", spec.SramBandwidth);
        yield return NpuKeys.Constant("sram.latency", spec.SramLatency);
        yield return NpuKeys.Constant("read_latency", spec.ReadLatency);
        yield return NpuKeys.Constant("write_latency", spec.WriteLatency);
        yield return NpuKeys.Constant("weight_compression", spec.WeightCompression);
    }
}
