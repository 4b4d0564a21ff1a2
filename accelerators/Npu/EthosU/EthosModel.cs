using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>Reads Ethos-U machine files.</summary>
public sealed class EthosModel : NpuModel<EthosSpec>
{
    public override string Name => "ethos-u";

    public override string Description => "Arm Ethos-U55 and U65: blocks chosen as Vela does, compressed weights buffered in SRAM, one latency a memory.";

    protected override ConfigType<EthosSpec> Type => EthosFile.Type;

    protected override NpuMachine Machine(EthosSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new EthosMachine(spec, constants, findings);

    protected override IEnumerable<ConstantUse> Constants(EthosSpec spec)
    {
        yield return NpuKeys.Constant("sram.size", spec.Sram);
        yield return NpuKeys.Constant("sram.bandwidth", spec.SramBandwidth);
        yield return NpuKeys.Constant("sram.latency", spec.SramLatency);
        yield return NpuKeys.Constant("read_latency", spec.ReadLatency);
        yield return NpuKeys.Constant("write_latency", spec.WriteLatency);
        yield return NpuKeys.Constant("weight_compression", spec.WeightCompression);
    }
}
