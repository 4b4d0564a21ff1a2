using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Which workload a point runs, and how.</summary>
/// <param name="Workload">A preset or a file.</param>
/// <param name="Options">Batch, seq, context, phase.</param>
/// <param name="Techniques">Applied in order.</param>
public sealed record WorkloadChoice(ScalarNode Workload, ImmutableArray<KeyValuePair<string, ScalarNode>> Options, ImmutableArray<ScalarNode> Techniques)
{
    /// <summary>A text that is equal for equal choices.</summary>
    public string CanonicalText => string.Concat(
        Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value.Value}\n").Prepend($"{Workload.Value}\n").Concat(Techniques.Select(t => $"technique={t.Value}\n")));
}
