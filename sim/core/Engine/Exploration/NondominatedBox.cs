namespace HwSim.Core.Engine.Exploration;

/// <summary>A part of a <see cref="NondominatedSet{T}"/>: some vectors, or two boxes, within bounds.</summary>
/// <typeparam name="T">What is kept with a vector.</typeparam>
internal sealed class NondominatedBox<T>
{
    private const int MostInLeaf = 16;

    /// <summary>No vector is below <see cref="low"/> or above <see cref="high"/> anywhere; once some were removed, the bounds may be wide.</summary>
    private readonly double[] low;
    private readonly double[] high;
    private List<(double[] Costs, T Item)>? leaf;
    private NondominatedBox<T>? left;
    private NondominatedBox<T>? right;
    private int axis;
    private double cut;
    private int countWhenCut;

    /// <param name="vectors">At least one; the list is the box's from now on.</param>
    public NondominatedBox(List<(double[] Costs, T Item)> vectors)
    {
        low = [.. vectors[0].Costs];
        high = [.. vectors[0].Costs];
        foreach ((double[] costs, _) in vectors)
        {
            Widen(costs);
        }

        leaf = vectors;
        Count = vectors.Count;
        if (Count > MostInLeaf)
        {
            Cut(vectors);
        }
    }

    /// <summary>How many vectors it holds; never none while it is in a set.</summary>
    public int Count { get; private set; }

    /// <summary>True where a is nowhere worse than b.</summary>
    public static bool IsNowhereWorse(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A vector that is nowhere worse than some costs; null where there is none. An equal one takes over the item where that is preferred.</summary>
    public double[]? FindBetter(ReadOnlySpan<double> costs, T item, Func<T, T, bool> isPreferred)
    {
        if (!IsNowhereWorse(low, costs))
        {
            return null;
        }

        if (leaf is null)
        {
            return left!.FindBetter(costs, item, isPreferred) ?? right!.FindBetter(costs, item, isPreferred);
        }

        for (int i = 0; i < leaf.Count; i++)
        {
            (double[] there, T kept) = leaf[i];
            if (IsNowhereWorse(there, costs))
            {
                if (costs.SequenceEqual(there) && isPreferred(item, kept))
                {
                    leaf[i] = (there, item);
                }

                return there;
            }
        }

        return null;
    }

    /// <summary>Takes out what is nowhere better than some costs.</summary>
    /// <returns>False where nothing is left.</returns>
    public bool RemoveWorse(ReadOnlySpan<double> costs)
    {
        if (!IsNowhereWorse(costs, high))
        {
            return true;
        }

        if (IsNowhereWorse(costs, low))
        {
            return false;
        }

        if (leaf is not null)
        {
            for (int i = leaf.Count - 1; i >= 0; i--)
            {
                if (IsNowhereWorse(costs, leaf[i].Costs))
                {
                    leaf.RemoveAt(i);
                }
            }

            Count = leaf.Count;
            return Count > 0;
        }

        bool leftStays = left!.RemoveWorse(costs);
        bool rightStays = right!.RemoveWorse(costs);
        if (leftStays && rightStays)
        {
            Count = left.Count + right.Count;
            return true;
        }

        if (leftStays || rightStays)
        {
            TakeOver(leftStays ? left : right);
        }

        return leftStays || rightStays;
    }

    /// <summary>Adds a vector that none here is nowhere worse than.</summary>
    public void Add((double[] Costs, T Item) added)
    {
        Widen(added.Costs);
        Count++;
        if (leaf is not null)
        {
            leaf.Add(added);
            if (Count > MostInLeaf)
            {
                Cut(leaf);
            }
        }
        else if (Count > 2 * countWhenCut && 4 * Math.Max(left!.Count, right!.Count) > 3 * Count)
        {
            // Vectors that come in rising order would make a chain.
            Cut([.. All(), added]);
        }
        else
        {
            (added.Costs[axis] < cut ? left! : right!).Add(added);
        }
    }

    /// <summary>Everything in it.</summary>
    public IEnumerable<(double[] Costs, T Item)> All() => leaf ?? left!.All().Concat(right!.All());

    /// <summary>Puts vectors into two boxes, cut where they are most alike in number; vectors that differ nowhere are not in a set.</summary>
    private void Cut(List<(double[] Costs, T Item)> vectors)
    {
        int most = 0;
        for (int i = 0; i < low.Length; i++)
        {
            double[] values = [.. vectors.Select(v => v.Costs[i]).Order()];
            int middle = Array.FindIndex(values, values.Length / 2, v => v > values[0]);
            middle = middle < 0 ? 0 : Array.IndexOf(values, values[middle]);
            int smaller = Math.Min(middle, values.Length - middle);
            if (smaller > most)
            {
                (most, axis, cut) = (smaller, i, values[middle]);
            }
        }

        left = new NondominatedBox<T>(vectors.FindAll(v => v.Costs[axis] < cut));
        right = new NondominatedBox<T>(vectors.FindAll(v => v.Costs[axis] >= cut));
        leaf = null;
        countWhenCut = vectors.Count;
    }

    private void Widen(double[] costs)
    {
        for (int i = 0; i < low.Length; i++)
        {
            low[i] = Math.Min(low[i], costs[i]);
            high[i] = Math.Max(high[i], costs[i]);
        }
    }

    private void TakeOver(NondominatedBox<T> other)
    {
        other.low.CopyTo(low, 0);
        other.high.CopyTo(high, 0);
        (leaf, left, right, axis, cut, countWhenCut, Count) = (other.leaf, other.left, other.right, other.axis, other.cut, other.countWhenCut, other.Count);
    }
}
