using System.Collections;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Vectors of costs of which none is at least as good as another everywhere. They are kept in a tree of boxes, so that adding one looks at
/// the few whose boxes can decide and not at all: a front of many thousand points is as quick to ask as a small one.
/// </summary>
/// <remarks>After the ND-tree of Jaszkiewicz and Lust (IEEE Trans. Evolutionary Computation 22(5), 2018), with boxes that are cut in halves.</remarks>
/// <typeparam name="T">What is kept with a vector.</typeparam>
internal sealed class NondominatedSet<T> : IEnumerable<(double[] Costs, T Item)>
{
    private NondominatedBox<T>? root;
    private double[] lastBetter = [];

    /// <summary>How many vectors there are.</summary>
    public int Count => root?.Count ?? 0;

    /// <summary>Adds a vector unless one is there that is nowhere worse, and takes out those that are nowhere better.</summary>
    /// <param name="costs">The vector; kept as a copy.</param>
    /// <param name="item">What is kept with it.</param>
    /// <param name="isPreferred">Of equal vectors, whether the item is to take the place of the one that is there.</param>
    public void Add(ReadOnlySpan<double> costs, T item, Func<T, T, bool> isPreferred)
    {
        // What is better than one point is often better than the next.
        if (lastBetter.Length > 0 && NondominatedBox<T>.IsNowhereWorse(lastBetter, costs) && !costs.SequenceEqual(lastBetter))
        {
            return;
        }

        if (root is null)
        {
            root = new NondominatedBox<T>([(costs.ToArray(), item)]);
        }
        else if (root.FindBetter(costs, item, isPreferred) is { } better)
        {
            lastBetter = better;
        }
        else if (root.RemoveWorse(costs))
        {
            root.Add((costs.ToArray(), item));
        }
        else
        {
            root = new NondominatedBox<T>([(costs.ToArray(), item)]);
        }
    }

    public IEnumerator<(double[] Costs, T Item)> GetEnumerator() => (root?.All() ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
