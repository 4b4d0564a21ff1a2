namespace HwSim.Core.Engine.Exploration;

/// <summary>Puts the baseline designs that a batch is compared with before it, each once, so that a store always holds what its points are compared with.</summary>
internal sealed class BaselineSink(PointEvaluator evaluator, IResultSink inner) : IResultSink
{
    private readonly HashSet<(long, Machine.Fidelity)> known = [];

    /// <summary>A sink that does so, or the sink itself where the study names no baseline.</summary>
    public static IResultSink Around(IResultSink sink, PointEvaluator evaluator) => evaluator.Space.Study.Baseline.IsEmpty ? sink : new BaselineSink(evaluator, sink);

    public void Append(IReadOnlyList<PointResult> batch)
    {
        PointResult[] fresh = [.. batch.Select(r => evaluator.BaselineOf(r.Number, r.Fidelity)!).Where(b => known.Add((b.Number, b.Fidelity)))];
        inner.Append(fresh.Length == 0 ? batch : [.. fresh, .. batch]);
    }
}
