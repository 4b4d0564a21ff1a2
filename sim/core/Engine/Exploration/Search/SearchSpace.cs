using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>A design space as searches see it: levels of independent axes, and points numbered as in the full grid.</summary>
/// <param name="counts">How many levels each axis has; their product fits 63 bits.</param>
/// <param name="ordered">True for axes whose neighbouring levels are alike: rising or falling numbers, and not words.</param>
/// <param name="isAllowed">False for points that are known to be infeasible without simulating them.</param>
public sealed class SearchSpace(ImmutableArray<int> counts, ImmutableArray<bool> ordered, Func<long, bool> isAllowed)
{
    private readonly GridSampler grid = new(counts);

    /// <summary>How many levels each axis has.</summary>
    public ImmutableArray<int> Counts => counts;

    /// <summary>True for axes whose neighbouring levels are alike.</summary>
    public ImmutableArray<bool> Ordered => ordered;

    /// <summary>How many points the grid has.</summary>
    public long Size => grid.Points;

    /// <summary>The search space of a study whose grid fits 63 bits.</summary>
    public static SearchSpace Of(DesignSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        ImmutableArray<Axis> axes = [.. space.Axes.Where(a => a.Formula is null)];
        bool mayExclude = axes.Length < space.Axes.Length || space.Study.AxisConstraints.Any();
        return new SearchSpace([.. axes.Select(a => a.Values.Length)], [.. axes.Select(IsOrdered)], mayExclude ? IsAllowedIn : _ => true);

        bool IsAllowedIn(long number)
        {
            DesignPoint point = space[number];
            return point.Fault is null && space.Broken(point) is null;
        }
    }

    /// <summary>True where a point may be feasible.</summary>
    public bool IsAllowed(long number) => isAllowed(number);

    /// <summary>Writes the levels of a point.</summary>
    public void LevelsOf(long number, Span<int> levels) => grid.Sample(number, levels);

    /// <summary>The levels of a point.</summary>
    public int[] LevelsOf(long number)
    {
        int[] levels = new int[counts.Length];
        grid.Sample(number, levels);
        return levels;
    }

    /// <summary>The number of the point that has some levels.</summary>
    public long NumberOf(ReadOnlySpan<int> levels)
    {
        long number = 0;
        for (int axis = 0; axis < levels.Length; axis++)
        {
            number = (number * counts[axis]) + levels[axis];
        }

        return number;
    }

    private static bool IsOrdered(Axis axis)
    {
        IEnumerable<decimal> steps = axis.Numbers.Zip(axis.Numbers.Skip(1), (a, b) => b - a);
        return axis.Numbers.Length > 1 && (steps.All(s => s > 0) || steps.All(s => s < 0));
    }
}
