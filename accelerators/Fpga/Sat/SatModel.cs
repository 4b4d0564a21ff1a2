using System.Collections.Immutable;
using System.Globalization;
using HwSim.Accelerators.Npu;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Fpga.Sat;

/// <summary>Reads SAT machine files.</summary>
public sealed class SatModel : NpuModel<SatSpec>
{
    public override string Name => "sat";

    public override string Description => "SAT, a trainer on an FPGA whose PEs skip what N:M patterns leave out.";

    protected override ConfigType<SatSpec> Type => SatFile.Type;

    protected override NpuMachine Machine(SatSpec spec, IEnumerable<ConstantUse> constants, ImmutableArray<Finding> findings) => new SatMachine(spec, constants, findings);

    protected override ImmutableArray<Finding> Findings(SatSpec spec) => [Usage(spec), .. Clock(spec)];

    private static Finding Usage(SatSpec spec) => new(
        "fpga-resources",
        FindingLevel.Note,
        string.Create(CultureInfo.InvariantCulture, $"{spec.Device.Name}: {spec.Device.Usage(spec.Needs)}; about {FpgaPower.Of(spec.Device, spec.Needs, spec.Clock).Value:F0} W, an unverified order of magnitude."));

    private static IEnumerable<Finding> Clock(SatSpec spec)
    {
        double expected = spec.Device.ExpectedClock(spec.Needs, isPipelinedBetweenDies: false).Value;
        if (spec.Clock.Value > expected)
        {
            yield return new Finding("fpga-clock", FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture, $"{spec.Clock.Value / 1e6:F0} MHz is above the {expected / 1e6:F0} MHz to expect of a design of this size over {spec.Device.Dies} dies without registers between them."));
        }
    }

    protected override IEnumerable<ConstantUse> Constants(SatSpec spec)
    {
        yield return NpuKeys.Constant("accumulator_latency", spec.AccumulatorLatency);
        yield return NpuKeys.Constant("interleave", spec.Interleave);
        yield return NpuKeys.Constant("sum_rows", spec.SumRows);
        yield return NpuKeys.Constant("sorter_groups", spec.SorterGroups);
        yield return NpuKeys.Constant("update_bytes", spec.UpdateBytes);
    }
}
