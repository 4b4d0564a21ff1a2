using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Cpu;

/// <summary>Reads machine files of processors.</summary>
public sealed class CpuModel : IMachineModel
{
    /// <summary>The word after <c>model:</c>.</summary>
    public const string ModelName = "cpu";

    public string Name => ModelName;

    public string Description => "CPU that runs networks as ONNX Runtime does: vector units, caches, main memory, threads, calls of operators.";

    public JsonObject Schema() => CpuFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return CpuFile.Type.TryRead(file, into, out CpuSpec? spec) ? new CpuMachine(spec, Constants(spec), Findings(spec)) : null;
    }

    private static IEnumerable<ConstantUse> Constants(CpuSpec spec)
    {
        yield return Sheet(spec, "cores", FormattableString.Invariant($"{spec.Cores}"));
        yield return Sheet(spec, "clock", spec.Clock.ToString());
        yield return Sheet(spec, "fp32_macs", FormattableString.Invariant($"{spec.Fp32Macs} a cycle and core"));
        yield return Sheet(spec, "int8_macs", FormattableString.Invariant($"{spec.Int8Macs} a cycle and core"));
        yield return Sheet(spec, "l2", spec.L2.ToString());
        yield return new ConstantUse("dram.bandwidth", spec.Bandwidth?.ToString() ?? "unlimited", spec.DramType.Source, spec.DramType.Trust);
        yield return new ConstantUse("l3", spec.L3.Value.ToString(), spec.L3.Source, spec.L3.Trust);
        yield return Number("boost", spec.Boost);
        yield return Number("l2_rate", spec.L2Rate);
        yield return Number("l3_rate", spec.L3Rate);
        yield return new ConstantUse("dispatch", spec.Dispatch.Value.ToString(), spec.Dispatch.Source, spec.Dispatch.Trust);
        yield return new ConstantUse("fork_join", spec.ForkJoin.Value.ToString(), spec.ForkJoin.Source, spec.ForkJoin.Trust);
        foreach ((string key, Sourced<double> value) in CpuLibraryFile.Listed(spec.Library))
        {
            yield return Number($"library.{key}", value);
        }
    }

    private static ConstantUse Number(string name, Sourced<double> value) => new(name, FormattableString.Invariant($"{value.Value:G4}"), value.Source, value.Trust);

    private static ConstantUse Sheet(CpuSpec spec, string key, string value) => new(key, value, spec.Source, spec.Unverified.Contains(key) ? Trust.Assumed : Trust.Published);

    private static ImmutableArray<Finding> Findings(CpuSpec spec) => spec.Bandwidth is null
        ? [new Finding("unlimited-bandwidth", FindingLevel.Warning, "The machine file gives no main-memory bandwidth, so it is taken as unlimited.")]
        : spec.Unverified.IsEmpty ? [] : [new Finding("unverified-figures", FindingLevel.Note, $"These figures were not looked up and are assumed: {string.Join(", ", spec.Unverified)}.")];
}
