using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Eyeriss;

/// <summary>Reads row-stationary machine files.</summary>
public sealed class EyerissModel : IMachineModel
{
    public string Name => "eyeriss";

    public string Description => "Row-stationary array of Eyeriss: PEs convolve rows, partial sums run up columns, one global buffer.";

    public JsonObject Schema() => EyerissFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return EyerissFile.Type.TryRead(file, into, out EyerissSpec? spec) ? new EyerissMachine(spec, Constants(spec), []) : null;
    }

    private static IEnumerable<ConstantUse> Constants(EyerissSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        yield return NpuKeys.Constant("pe.ifmap_words", spec.IfmapWords);
        yield return NpuKeys.Constant("pe.filter_words", spec.FilterWords);
        yield return NpuKeys.Constant("pe.sum_words", spec.SumWords);
        yield return NpuKeys.Constant("buffer.size", spec.Buffer);
        yield return NpuKeys.Constant("buffer.ifmap", spec.IfmapBuffer);
        yield return NpuKeys.Constant("buffer.bus_words", spec.BusWords);
        yield return new ConstantUse("images together", FormattableString.Invariant($"at most {EyerissSpec.MostImages}"), "the mapper's horizon; the published runs have 3 and 4", Trust.Assumed);
    }
}
