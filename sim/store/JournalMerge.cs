using HwSim.Core.Engine.Exploration;

namespace HwSim.Store;

/// <summary>
/// Reads many journals as one. Points come by number as far as each journal has them so, which it has unless lines were damaged: a
/// store is filled much faster, and stays smaller, where rows come in the order of their keys.
/// </summary>
public static class JournalMerge
{
    /// <summary>Every result of journals that are only read.</summary>
    /// <param name="streams">The journals; they are read side by side and not closed.</param>
    public static IEnumerable<PointResult> Results(IEnumerable<Stream> streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        PriorityQueue<IEnumerator<PointResult>, (long, int)> heads = new();
        List<IEnumerator<PointResult>> all = [.. streams.Select(s => ShardJournal.Results(s).GetEnumerator())];
        try
        {
            for (int i = 0; i < all.Count; i++)
            {
                Enqueue(all[i], i);
            }

            while (heads.TryDequeue(out IEnumerator<PointResult>? head, out (long, int Journal) order))
            {
                yield return head.Current;
                Enqueue(head, order.Journal);
            }
        }
        finally
        {
            all.ForEach(e => e.Dispose());
        }

        void Enqueue(IEnumerator<PointResult> journal, int at)
        {
            if (journal.MoveNext())
            {
                heads.Enqueue(journal, (journal.Current.Number, at));
            }
        }
    }
}
