using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>The designs that differ from a reference in one axis only.</summary>
/// <param name="Axis">The axis, an index into <see cref="DesignSpace.Axes"/>.</param>
/// <param name="Reference">Which of the steps is the reference.</param>
/// <param name="Steps">One for each level, in order; of very many levels, some evenly spaced ones.</param>
public sealed record AxisProfile(int Axis, int Reference, ImmutableArray<ProfileStep> Steps)
{
    /// <summary>How far an objective moves along the axis: its largest value over its least. Null where they are not all above zero.</summary>
    public double? Swing(int objective)
    {
        double[] values = [.. Steps.Select(s => s.Objectives[objective]).Where(double.IsFinite)];
        return values.Length > 0 && values.Min() > 0 ? values.Max() / values.Min() : null;
    }
}
