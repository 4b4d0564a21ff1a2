using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Npu.Cube;

/// <summary>Reads machine files of cubes.</summary>
public sealed class CubeModel : NpuModel<CubeSpec>
{
    public override string Name => "cube";

    public override string Description => "MACs as a cube of pixels, channels and filters: DPU overlays, Da Vinci, Edge TPU, and guesses at undisclosed NPUs.";

    protected override ConfigType<CubeSpec> Type => CubeFile.Type;

    protected override NpuMachine Machine(CubeSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new CubeMachine(spec, constants, findings);

    protected override IEnumerable<ConstantUse> Constants(CubeSpec spec)
    {
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
