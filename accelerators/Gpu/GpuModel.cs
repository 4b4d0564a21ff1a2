using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Accelerators.Gpu;

/// <summary>Reads machine files of GPUs.</summary>
public sealed class GpuModel : IMachineModel
{
    /// <summary>The word after <c>model:</c>.</summary>
    public const string ModelName = "gpu";

    public string Name => ModelName;

    public string Description => "GPU from its specification sheet: multiprocessors with matrix cores, L2, main memory, power limit, launches.";

    public JsonObject Schema() => GpuFile.Type.Schema();

    public IAccelerator? Build(MappingNode file, IEnergyTables tables, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(into);
        return GpuFile.Type.TryRead(file, into, out GpuSpec? spec) ? new GpuMachine(spec, ConstantsFile.Shipped.Global, Constants(spec), Findings(spec)) : null;
    }

    private static IEnumerable<ConstantUse> Constants(GpuSpec spec)
    {
        yield return Sheet(spec, "multiprocessors", FormattableString.Invariant($"{spec.Multiprocessors}"));
        yield return Sheet(spec, "lanes", FormattableString.Invariant($"{spec.Lanes} fp32 multiply-accumulates a cycle"));
        yield return Sheet(spec, "clock", spec.Clock.ToString());
        yield return Sheet(spec, "matrix", FormattableString.Invariant($"fp16 {spec.Matrix.Fp16}, int8 {spec.Matrix.Int8}, fp8 {spec.Matrix.Fp8}, fp32 {spec.Matrix.Fp32} multiply-accumulates a cycle at {spec.MatrixClock}"));
        yield return Sheet(spec, "l1", spec.L1.ToString());
        yield return Sheet(spec, "l2", spec.L2.ToString());
        yield return Sheet(spec, "dram.bandwidth", spec.Bandwidth?.ToString() ?? "unlimited");
        yield return Sheet(spec, "board_power", spec.BoardPower?.ToString() ?? "no figure");
        yield return Sheet(spec, "process", spec.Process.ToString());
        yield return new ConstantUse("launch", spec.Launch.Value.ToString(), spec.Launch.Source, spec.Launch.Trust);
        foreach (GpuConstant constant in Enum.GetValues<GpuConstant>().Where(c => !c.ToString().StartsWith("NeuSight", StringComparison.Ordinal)))
        {
            Sourced<double> value = ConstantsFile.Shipped.Sourced[(int)constant];
            yield return new ConstantUse($"model: {ConstantUnits.KeyOf(constant)}", ConstantUnits.Format(constant, value.Value), value.Source, value.Trust);
        }
    }

    private static ConstantUse Sheet(GpuSpec spec, string key, string value) => new(key, value, spec.Source, spec.Unverified.Contains(key) ? Trust.Assumed : Trust.Published);

    private static ImmutableArray<Finding> Findings(GpuSpec spec)
    {
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        if (spec.Bandwidth is null)
        {
            findings.Add(new Finding("unlimited-bandwidth", FindingLevel.Warning, "The machine file gives no main-memory bandwidth, so it is taken as unlimited."));
        }

        if (!spec.Unverified.IsEmpty)
        {
            findings.Add(new Finding("unverified-figures", FindingLevel.Note, $"These figures of the preset were not looked up and are assumed: {string.Join(", ", spec.Unverified)}."));
        }

        return findings.ToImmutable();
    }
}
