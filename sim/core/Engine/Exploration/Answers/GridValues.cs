namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>What every point of a grid is worth, by number, for answers that look points up. Grids of more than <see cref="MostPoints"/> are not kept.</summary>
internal sealed class GridValues
{
    /// <summary>The largest grid that is kept; 8 bytes for each objective of each point.</summary>
    public const long MostPoints = 4_000_000;

    private readonly double[][] values;

    private GridValues(DesignSpace space)
    {
        values = [.. space.Study.Objectives.Select(_ => new double[space.Points])];
        foreach (double[] objective in values)
        {
            Array.Fill(objective, double.NaN);
        }
    }

    /// <summary>An empty one for a space; null where it is no grid or too large.</summary>
    public static GridValues? For(DesignSpace space) => space.IsGrid && space.Points <= MostPoints ? new GridValues(space) : null;

    /// <summary>Keeps a feasible point.</summary>
    public void Add(Observation seen)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i][seen.Result.Number] = seen.Values[i];
        }
    }

    /// <summary>What a point is worth; not a number where it is infeasible, not there, or lacks a figure.</summary>
    public double this[int objective, long number] => values[objective][number];

    /// <summary>All points of an objective, by number.</summary>
    public ReadOnlySpan<double> Of(int objective) => values[objective];
}
