using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>One design of a space.</summary>
/// <param name="Number">Its number in the study.</param>
/// <param name="Values">The value of each axis; shorter where a dependent axis cannot be computed.</param>
/// <param name="Numbers">The same in base units; not a number for words.</param>
/// <param name="Fault">Why a dependent axis has no value; null where all have one.</param>
public sealed record DesignPoint(long Number, ImmutableArray<ScalarNode> Values, ImmutableArray<double> Numbers, string? Fault);
