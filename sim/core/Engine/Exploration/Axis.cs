using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>One dimension of a design space.</summary>
/// <param name="Key">Its name: <c>machine</c>, <c>workload</c>, <c>technique</c>, a workload option, or the path of a machine key.</param>
/// <param name="Values">Its values in order, as a file would have them; empty for a dependent axis.</param>
/// <param name="Numbers">The values in base units; empty where they are words.</param>
/// <param name="Measure">What the values measure; null where they are words.</param>
/// <param name="Formula">What a dependent axis is computed by; null for an independent one.</param>
public sealed record Axis(ScalarNode Key, ImmutableArray<ScalarNode> Values, ImmutableArray<decimal> Numbers, Measure? Measure, Expression? Formula)
{
    /// <summary>The value of the technique axis that applies no technique.</summary>
    public const string NoTechnique = "none";

    /// <summary>The workload options that an axis can vary.</summary>
    public static readonly ImmutableArray<string> WorkloadOptions = ["batch", "seq", "context", "phase"];

    public string Name => Key.Value;

    /// <summary>What a value as files have it is in base units; null where the values are words.</summary>
    public decimal? InBaseUnits(string value) => Measure is null ? null : AxisNumber.Read(value)?.Base;

    /// <summary>The formula as written, without its equals sign; empty for an independent axis.</summary>
    public string FormulaText { get; init; } = "";

    /// <summary>What it varies.</summary>
    public AxisTarget Target => Name switch
    {
        "machine" => AxisTarget.Machine,
        "workload" => AxisTarget.Workload,
        "technique" => AxisTarget.Technique,
        _ when WorkloadOptions.Contains(Name) => AxisTarget.WorkloadOption,
        _ => AxisTarget.MachineKey,
    };
}
