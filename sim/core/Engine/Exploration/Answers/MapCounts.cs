using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HwSim.Core.Results;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Counts what binds over every pair of axes, as results pass by, so that the pair that says most can be chosen at the end.</summary>
internal sealed class MapCounts
{
    private const int MostAxes = 10;
    private const int MostGroups = 32;

    private static readonly ImmutableArray<string> Resources = [.. Enum.GetValues<Resource>().Select(OperationResults.Name)];

    private readonly ImmutableArray<Objective> objectives;
    private readonly ImmutableArray<(int Axis, AxisGroups Groups)> axes;
    private readonly int width;
    private readonly long[][] counts;
    private readonly (double Value, long Number)[][] best;

    public MapCounts(DesignSpace space, Scenarios scenarios)
    {
        objectives = space.Study.Objectives;
        axes =
        [
            .. Enumerable.Range(0, space.IndependentAxes).Where(i => space.Axes[i].Values.Length > 1 && !scenarios.Axes.Contains(i)).Take(MostAxes)
                .Select(i => (i, AxisGroups.Of(space.Axes[i], MostGroups))),
        ];
        width = Resources.Length + 2;
        int[] cells = [.. Pairs().Select(p => axes[p.First].Groups.Count * axes[p.Second].Groups.Count)];
        counts = [.. cells.Select(c => new long[c * width])];
        best = [.. cells.Select(c =>
        {
            (double, long)[] none = new (double, long)[c * objectives.Length];
            Array.Fill(none, (double.NaN, -1));
            return none;
        })];
    }

    /// <summary>The axes that a map can have, as indexes into <see cref="DesignSpace.Axes"/>.</summary>
    public IEnumerable<int> Axes => axes.Select(a => a.Axis);

    public void Add(Observation seen)
    {
        // Beside the resources: one place for what binds without a name here, one for infeasible designs.
        int kind = seen.IsFeasible ? Place(seen.Result.BoundBy) : width - 1;
        int pair = 0;
        for (int first = 0; first < axes.Length; first++)
        {
            int column = axes[first].Groups.GroupOf(seen.Levels[axes[first].Axis]);
            for (int second = first; second < axes.Length; second++, pair++)
            {
                int cell = (axes[second].Groups.GroupOf(seen.Levels[axes[second].Axis]) * axes[first].Groups.Count) + column;
                counts[pair][(cell * width) + kind]++;
                if (seen.IsFeasible)
                {
                    Improve(best[pair].AsSpan(cell * objectives.Length, objectives.Length), seen);
                }
            }
        }
    }

    /// <summary>The map over two axes, or over one and nothing else where they are the same.</summary>
    public BindingMap Over(int firstAxis, int secondAxis)
    {
        int first = axes.IndexOf(axes.First(a => a.Axis == firstAxis));
        int second = axes.IndexOf(axes.First(a => a.Axis == secondAxis));
        (int low, int high) = (Math.Min(first, second), Math.Max(first, second));
        int pair = Pairs().ToList().IndexOf((low, high));
        AxisGroups columns = axes[first].Groups;
        AxisGroups rows = axes[second].Groups;
        if (first == second)
        {
            return new BindingMap(columns, null, [.. Enumerable.Range(0, columns.Count).Select(c => Cell(pair, (c * columns.Count) + c))]);
        }

        return new BindingMap(columns, rows, [.. Enumerable.Range(0, rows.Count * columns.Count).Select(i =>
        {
            (int row, int column) = Math.DivRem(i, columns.Count);
            return Cell(pair, first < second ? (row * axes[low].Groups.Count) + column : (column * axes[low].Groups.Count) + row);
        })]);
    }

    private MapCell Cell(int pair, int cell)
    {
        ReadOnlySpan<long> of = counts[pair].AsSpan(cell * width, width);
        ImmutableSortedDictionary<string, long>.Builder bound = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        long feasible = 0;
        for (int i = 0; i < width - 1; i++)
        {
            feasible += of[i];
            if (of[i] > 0)
            {
                bound[i < Resources.Length ? Resources[i] : "unknown"] = of[i];
            }
        }

        (double Value, long Number)[] bests = best[pair][(cell * objectives.Length)..((cell + 1) * objectives.Length)];
        return new MapCell(feasible, of[width - 1], bound.ToImmutable(), [.. bests.Select(b => b.Value)], [.. bests.Select(b => b.Number)]);
    }

    private void Improve(Span<(double Value, long Number)> of, Observation seen)
    {
        for (int i = 0; i < of.Length; i++)
        {
            if (Best.IsBetter(seen.Values[i], seen.Result.Number, of[i].Value, of[i].Number, objectives[i].Maximize))
            {
                of[i] = (seen.Values[i], seen.Result.Number);
            }
        }
    }

    private static int Place(string? resource)
    {
        int place = resource is null ? -1 : ImmutableCollectionsMarshal.AsArray(Resources).AsSpan().IndexOf(resource);
        return place < 0 ? Resources.Length : place;
    }

    private IEnumerable<(int First, int Second)> Pairs() => Enumerable.Range(0, axes.Length).SelectMany(f => Enumerable.Range(f, axes.Length - f).Select(s => (f, s)));
}
