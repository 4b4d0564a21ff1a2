using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// What designs are compared with: values for some axes; all others are as the compared point has them, so that a design is compared at its
/// own workload. Designs that differ only in the set axes share one baseline design. These have numbers below zero: -1 minus the index in
/// the grid of all other axes, so that each is made from its number alone, like any point.
/// </summary>
internal sealed class Baseline
{
    private const long MostDesigns = 1_000_000;

    private readonly ScalarNode?[] values;
    private readonly decimal[] numbers;
    private readonly ImmutableArray<Axis> axes;

    /// <param name="set">Axes, by name, with their values.</param>
    /// <param name="axes">All axes of the space.</param>
    /// <param name="independent">How many of them are independent: only these can be set.</param>
    public Baseline(ImmutableArray<KeyValuePair<ScalarNode, ScalarNode>> set, ImmutableArray<Axis> axes, int independent)
    {
        this.axes = axes[..independent];
        values = [.. this.axes.Select(a => set.FirstOrDefault(s => s.Key.Value == a.Name).Value)];
        numbers = [.. values.Select((v, i) => v is null || this.axes[i].Measure is null ? 0 : AxisNumber.Read(v.Value)!.Base)];
    }

    /// <summary>True where a space has few enough baseline designs to keep them all; false after a diagnostic.</summary>
    public static bool Fits(Study study, ImmutableArray<Axis> axes, long points, Diagnostics into)
    {
        if (study.Baseline.IsEmpty)
        {
            return true;
        }

        double designs = axes.Where(a => a.Formula is null && !study.Baseline.Any(b => b.Key.Value == a.Name)).Aggregate(1.0, (product, a) => product * a.Values.Length);
        if (designs > long.MaxValue / 4 || Math.Min(designs, points) > MostDesigns)
        {
            into.Add(
                DiagnosticCode.SpaceTooLarge, study.Baseline[0].Key.At,
                string.Create(CultureInfo.InvariantCulture, $"the baseline leaves so many axes open that the points would be compared with {Math.Min(designs, points):N0} designs"), "set more axes, so that many points share a baseline");
            return false;
        }

        return true;
    }

    /// <summary>True where the baseline sets an axis.</summary>
    public bool IsSet(int axis) => axis < values.Length && values[axis] is not null;

    /// <summary>The value that it sets.</summary>
    public ScalarNode ValueOf(int axis) => values[axis]!;

    /// <summary>The same in base units; 0 for a word.</summary>
    public decimal NumberOf(int axis) => numbers[axis];

    /// <summary>The number of the design that a point is compared with.</summary>
    /// <param name="levels">The levels of the point.</param>
    public long Number(ReadOnlySpan<int> levels)
    {
        long index = 0;
        for (int i = 0; i < values.Length; i++)
        {
            index = values[i] is null ? (index * axes[i].Values.Length) + levels[i] : index;
        }

        return -1 - index;
    }

    /// <summary>Writes the levels of the axes that the baseline leaves open, and zero for the others.</summary>
    public void LevelsOf(long number, Span<int> levels)
    {
        long index = -1 - number;
        for (int i = values.Length - 1; i >= 0; i--)
        {
            long level = 0;
            if (values[i] is null)
            {
                (index, level) = Math.DivRem(index, axes[i].Values.Length);
            }

            levels[i] = (int)level;
        }
    }
}
