namespace HwSim.Core.Engine.Exploration;

/// <summary>Keeps results and sums them up as they pass by.</summary>
/// <param name="kept">Where they are kept.</param>
/// <param name="summary">What they are summed up in.</param>
public sealed class SummingSink(IResultSink kept, StudySummary summary) : IResultSink
{
    public void Append(IReadOnlyList<PointResult> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        kept.Append(batch);
        foreach (PointResult result in batch)
        {
            summary.Add(result);
        }
    }
}
