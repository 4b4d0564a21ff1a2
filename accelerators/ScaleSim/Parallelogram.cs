namespace HwSim.Accelerators.ScaleSim;

/// <summary>A skewed stream of <c>time</c> elements on each of <c>lanes</c> lanes, as elements per line.</summary>
internal static class Parallelogram
{
    /// <summary>Elements in line <paramref name="line"/>: it grows by one a line, stays, and shrinks again.</summary>
    public static int Width(long line, int time, int lanes) =>
        (int)Math.Max(0, Math.Min(Math.Min(line + 1, time + lanes - 1 - line), Math.Min(time, lanes)));

    /// <summary>The line that holds element <paramref name="index"/>, counted line by line.</summary>
    public static long LineOf(long index, int time, int lanes)
    {
        long narrow = Math.Min(time, lanes);
        long growing = narrow * (narrow - 1) / 2;
        long level = narrow * (Math.Max(time, lanes) - narrow + 1);
        if (index >= growing && index < growing + level)
        {
            return narrow - 1 + ((index - growing) / narrow);
        }

        if (index < growing)
        {
            return TriangleRow(index);
        }

        long fromEnd = ((long)time * lanes) - 1 - index;
        return (long)time + lanes - 2 - TriangleRow(fromEnd);
    }

    /// <summary>The row of a triangle with rows of 1, 2, 3, … elements that holds element <paramref name="index"/>.</summary>
    private static long TriangleRow(long index)
    {
        long row = (long)((Math.Sqrt((8.0 * index) + 1) - 1) / 2);
        while (row * (row + 1) / 2 > index)
        {
            row--;
        }

        while ((row + 1) * (row + 2) / 2 <= index)
        {
            row++;
        }

        return row;
    }
}
