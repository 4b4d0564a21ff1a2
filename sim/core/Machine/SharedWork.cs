namespace HwSim.Core.Machine;

/// <summary>
/// What machines of a study found out about the operations of one workload, kept by one worker so that the next machine need not find it
/// out again. A machine asks for the shelf of a key that holds all of itself that the found depends on; machines with equal keys share
/// the shelf. Only the latest shelves are kept, so memory does not grow with the study.
/// </summary>
/// <param name="variants">How many operations differ.</param>
public sealed class SharedWork(int variants)
{
    /// <summary>Enough for the values of a few axes that take turns; a shelf of a network's operations takes some ten kilobytes.</summary>
    private const int MostShelves = 64;

    private readonly Dictionary<object, object> shelves = [];
    private long workedOut;

    /// <summary>How many pieces of work were done since the last call.</summary>
    public long TakeCount()
    {
        long taken = workedOut;
        workedOut = 0;
        return taken;
    }

    /// <summary>Counts a piece of work.</summary>
    public void Count() => workedOut++;

    /// <summary>A place for each variant of an operation; null where nothing is there yet.</summary>
    /// <param name="key">Everything that the work depends on, with equality by value; keys of different kinds are of different types.</param>
    public WorkShelf<T> Shelf<T>(object key)
        where T : class
    {
        if (shelves.TryGetValue(key, out object? known))
        {
            return (WorkShelf<T>)known;
        }

        if (shelves.Count == MostShelves)
        {
            shelves.Clear();
        }

        WorkShelf<T> shelf = new(this, variants);
        shelves.Add(key, shelf);
        return shelf;
    }
}
