namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// A prefetch window over an operand whose elements are words of their own. The words of a demand segment then follow
/// each other in the prefetch order, so that one position tells for all of them where they are.
/// </summary>
internal sealed class PositionWindow(OperandTraffic traffic, int scratchpadWords)
    : PrefetchWindow((long)traffic.Along.Length * traffic.Across.Length, scratchpadWords)
{
    private readonly bool streamed = traffic.Kind != TrafficKind.Stationary;
    private readonly int time = traffic.Along.Length;
    private readonly int lanes = traffic.Across.Length;
    private readonly int edge = traffic.Edge;

    public override int Serve(in DemandSegment segment)
    {
        long first = streamed ? StreamedPosition(segment.A, segment.B) : StationaryPosition(segment.A, segment.B);
        long lastSet = (first + segment.Count - 1) / WordsPerSet;
        int slides = 0;
        for (long set = first / WordsPerSet; set <= lastSet; set++)
        {
            while (!Holds(set))
            {
                Advance();
                slides++;
            }
        }

        return slides;
    }

    private bool Holds(long set)
    {
        long distance = set - Start;
        return (distance < 0 ? distance + Sets : distance) < WindowSets;
    }

    /// <summary>Column fold by column fold, row by row.</summary>
    private long StationaryPosition(int row, int column)
    {
        int firstColumn = column / edge * edge;
        int width = Math.Min(edge, lanes - firstColumn);
        return ((long)firstColumn * time) + ((long)row * width) + (column - firstColumn);
    }

    /// <summary>
    /// Diagonal by diagonal of all folds stacked: those of the full folds, and those of the last, which may be narrower.
    /// </summary>
    private long StreamedPosition(int t, int lane)
    {
        int fold = lane / edge;
        int inFold = lane - (fold * edge);
        long fullRows = (long)(lanes / edge) * time;
        int narrow = lanes % edge;
        long diagonal = ((long)fold * time) + t + inFold;
        return Before(diagonal, fullRows, edge)
            + Before(diagonal - fullRows, time, narrow)
            + OnDiagonal(diagonal, fullRows, edge, inFold)
            + OnDiagonal(diagonal - fullRows, time, narrow, inFold);
    }

    /// <summary>Cells of a rectangle whose row and column add up to less than <paramref name="diagonal"/>.</summary>
    private static long Before(long diagonal, long rows, int columns)
    {
        if (diagonal <= 0 || rows == 0 || columns == 0)
        {
            return 0;
        }

        return Triangle(diagonal) - Triangle(diagonal - rows) - Triangle(diagonal - columns) + Triangle(diagonal - rows - columns);
    }

    /// <summary>Cells of a rectangle on <paramref name="diagonal"/> whose column is less than <paramref name="column"/>.</summary>
    private static long OnDiagonal(long diagonal, long rows, int columns, int column)
    {
        long first = Math.Max(0, diagonal - rows + 1);
        long end = Math.Min(Math.Min(columns, column), diagonal + 1);
        return Math.Max(0, end - first);
    }

    private static long Triangle(long side) => side <= 0 ? 0 : side * (side + 1) / 2;
}
