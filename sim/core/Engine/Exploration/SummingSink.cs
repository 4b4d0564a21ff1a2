namespace HwSim.Core.Engine.Exploration;

/// <summary>Sums results up as they pass by, and hands them on.</summary>
/// <param name="summary">What they are summed up in.</param>
/// <param name="kept">Where they are kept before they are summed up; null keeps none.</param>
public sealed class SummingSink(StudySummary summary, IResultSink? kept = null) : IResultSink
{
    public void Append(IReadOnlyList<PointResult> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        kept?.Append(batch);
        foreach (PointResult result in batch)
        {
            summary.Add(result);
        }
    }
}
