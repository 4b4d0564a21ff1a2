namespace HwSim.Reports.Trace;

/// <summary>
/// Spreads the spans of a track over as few lanes as it takes so that none overlap: viewers nest events of one thread and drop
/// those that overlap without nesting.
/// </summary>
internal static class TraceLanes
{
    /// <summary>Each span with its lane, in order of start.</summary>
    public static IEnumerable<(TraceSpan Span, int Lane)> Of(IEnumerable<TraceSpan> spans)
    {
        // Lanes that are in use wait by their end; free lanes are taken from the lowest.
        PriorityQueue<int, long> busy = new();
        SortedSet<int> free = [];
        int lanes = 0;
        foreach (TraceSpan span in spans.OrderBy(s => s.Start.Value).ThenBy(s => s.Duration.Value))
        {
            while (busy.TryPeek(out int lane, out long end) && end <= span.Start.Value)
            {
                busy.Dequeue();
                free.Add(lane);
            }

            int taken = free.Count > 0 ? free.Min : lanes++;
            free.Remove(taken);
            busy.Enqueue(taken, span.End.Value);
            yield return (span, taken);
        }
    }
}
