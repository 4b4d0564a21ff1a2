namespace HwSim.Core.Machine;

/// <summary>Work on the operations of a workload that depends on one key alone.</summary>
/// <typeparam name="T">The work; immutable.</typeparam>
public sealed class WorkShelf<T>
    where T : class
{
    private readonly SharedWork owner;
    private readonly T?[] places;

    internal WorkShelf(SharedWork owner, int variants)
    {
        this.owner = owner;
        places = new T?[variants];
    }

    /// <summary>What is known about a variant of an operation; null where nothing is.</summary>
    public T? Find(int variant) => places[variant];

    /// <summary>Keeps what was worked out.</summary>
    public T Keep(int variant, T work)
    {
        owner.Count();
        places[variant] = work;
        return work;
    }
}
