using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Cube;

/// <summary>Reads machine files of cubes.</summary>
public sealed class CubeModel : IMachineModel
{
    public string Name => "cube";

    public string Description => "MACs as a cube of pixels, channels and filters: DPU overlays, Da Vinci, Edge TPU, and guesses at undisclosed NPUs.";

    public JsonObject Schema() => CubeFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return CubeFile.Type.TryRead(file, into, out CubeSpec? spec) ? new CubeMachine(spec, Constants(spec), []) : null;
    }

    private static IEnumerable<ConstantUse> Constants(CubeSpec spec)
    {
        if (spec.Bandwidth is { } bandwidth)
        {
            yield return NpuKeys.Constant("dram.bandwidth", bandwidth);
        }

        yield return NpuKeys.Constant("depthwise_macs", spec.DepthwiseMacs);
        yield return NpuKeys.Constant("buffer", spec.Buffer);
        yield return NpuKeys.Constant("start_cycles", spec.Start);
        if (spec.Cache is { } cache)
        {
            yield return NpuKeys.Constant("parameter_cache.size", cache.Size);
            yield return NpuKeys.Constant("parameter_cache.link", cache.Link);
        }
    }
}
