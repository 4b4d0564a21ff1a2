namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// The volume that points dominate up to a reference point (Zitzler and Thiele, PPSN V, 1998), exactly. Two and three objectives are swept
/// with a staircase. Above, points are taken in the order of the last objective, and each adds the volume that it alone dominates among
/// those before it in the other objectives: its box, less what the others dominate within it (While, Bradstreet and Barone, IEEE Trans.
/// Evol. Comput. 16(1), 2012: WFG with slicing).
/// </summary>
public static class Hypervolume
{
    /// <summary>The volume.</summary>
    /// <param name="points">The points, less being better in every objective; one that is not below the reference in all adds nothing.</param>
    /// <param name="reference">Where volumes are measured from; one to five objectives.</param>
    public static double Of(IEnumerable<double[]> points, double[] reference)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(reference);
        double[][] within = [.. points.Where(p => IsWithin(p, reference))];
        return Volume(within, reference, reference.Length);
    }

    /// <summary>The volume that a point adds to that of others.</summary>
    /// <param name="point">The point.</param>
    /// <param name="others">The others.</param>
    /// <param name="reference">Where volumes are measured from.</param>
    public static double Gain(double[] point, ReadOnlySpan<double[]> others, double[] reference)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(reference);
        return IsWithin(point, reference) ? Alone(point, others, reference, reference.Length) : 0;
    }

    private static bool IsWithin(double[] point, double[] reference)
    {
        for (int i = 0; i < reference.Length; i++)
        {
            if (!(point[i] < reference[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The volume in the first <paramref name="objectives"/> objectives; sorts the points.</summary>
    private static double Volume(Span<double[]> points, double[] reference, int objectives)
    {
        int last = objectives - 1;
        points.Sort((a, b) => Compare(a, b, last));
        if (objectives == 1)
        {
            return points.IsEmpty ? 0 : reference[0] - points[0][0];
        }

        Staircase? steps = objectives <= 3 ? new Staircase(reference[0], reference[1]) : null;
        double volume = 0;
        for (int i = 0; i < points.Length; i++)
        {
            double[] point = points[i];
            double face = steps is not null ? steps.Add(point[0], point[1]) : Alone(point, points[..i], reference, last);
            volume += objectives == 2 ? face : face * (reference[last] - point[last]);
        }

        return volume;
    }

    /// <summary>By the last objective; ties by those before it, so that the order in which points are given does not show in the last digit.</summary>
    private static int Compare(double[] a, double[] b, int last)
    {
        for (int i = last; i > 0; i--)
        {
            if (a[i] != b[i])
            {
                return a[i].CompareTo(b[i]);
            }
        }

        return a[0].CompareTo(b[0]);
    }

    /// <summary>The volume that a point dominates and others do not.</summary>
    private static double Alone(double[] point, ReadOnlySpan<double[]> others, double[] reference, int objectives)
    {
        double box = 1;
        for (int i = 0; i < objectives; i++)
        {
            box *= reference[i] - point[i];
        }

        double[][] limited = new double[others.Length][];
        int count = 0;
        foreach (double[] other in others)
        {
            double[] corner = new double[objectives];
            for (int i = 0; i < objectives; i++)
            {
                corner[i] = Math.Max(point[i], other[i]);
            }

            count = Keep(limited, count, corner);
        }

        return box - Volume(limited.AsSpan(0, count), reference, objectives);
    }

    /// <summary>Adds a point unless another is nowhere worse, and drops those that it makes superfluous.</summary>
    /// <returns>How many there are then.</returns>
    private static int Keep(double[][] points, int count, double[] added)
    {
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (IsNowhereWorse(points[i], added))
            {
                return count;
            }
        }

        for (int i = 0; i < count; i++)
        {
            if (!IsNowhereWorse(added, points[i]))
            {
                points[kept++] = points[i];
            }
        }

        points[kept] = added;
        return kept + 1;
    }

    private static bool IsNowhereWorse(double[] a, double[] b)
    {
        for (int i = 0; i < b.Length; i++)
        {
            if (a[i] > b[i])
            {
                return false;
            }
        }

        return true;
    }
}
