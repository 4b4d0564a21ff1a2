using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>What changes where one axis at a time leaves a reference design. Nothing is simulated: all these designs are points of a grid.</summary>
internal static class OneAtATime
{
    private const int MostSteps = 64;

    /// <summary>The profiles of all axes that vary, scenario axes left out.</summary>
    public static ImmutableArray<AxisProfile> Of(DesignSpace space, Scenarios scenarios, GridValues grid, long reference)
    {
        int[] levels = new int[space.IndependentAxes];
        space.LevelsOf(reference, levels);
        ImmutableArray<AxisProfile>.Builder profiles = ImmutableArray.CreateBuilder<AxisProfile>();
        for (int axis = 0; axis < levels.Length; axis++)
        {
            if (space.Axes[axis].Values.Length > 1 && !scenarios.Axes.Contains(axis))
            {
                profiles.Add(Of(space, grid, levels, axis));
            }
        }

        return profiles.ToImmutable();
    }

    private static AxisProfile Of(DesignSpace space, GridValues grid, int[] reference, int axis)
    {
        int count = space.Axes[axis].Values.Length;
        int[] shown = [.. Enumerable.Range(0, Math.Min(MostSteps, count)).Select(i => count <= MostSteps ? i : (int)((long)i * (count - 1) / (MostSteps - 1))).Append(reference[axis]).Distinct().Order()];
        int[] levels = [.. reference];
        return new AxisProfile(axis, Array.IndexOf(shown, reference[axis]), [.. shown.Select(level =>
        {
            levels[axis] = level;
            long number = space.NumberAt(levels)!.Value;
            return new ProfileStep(space.Axes[axis].Values[level].Value, number, [.. space.Study.Objectives.Select((_, o) => grid[o, number])]);
        })]);
    }
}
