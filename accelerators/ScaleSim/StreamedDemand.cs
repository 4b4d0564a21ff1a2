namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// An operand that streams through the array, skewed: lane c is c cycles behind lane 0. Its lanes are the rows or the
/// columns of the array.
/// </summary>
internal sealed class StreamedDemand(FoldGrid grid, int[] time, int[] lanes, bool lanesAreRows)
    : DemandWalk(grid, time, lanes, step: 1)
{
    private int firstLane;
    private int width;
    private int line;

    protected override void StartFold(int columnFold, int rowFold)
    {
        firstLane = lanesAreRows ? rowFold * Grid.ArrayRows : columnFold * Grid.ArrayColumns;
        width = lanesAreRows ? Grid.RowsUsed(rowFold) : Grid.ColumnsUsed(columnFold);
        line = 0;
    }

    protected override bool NextInFold(ref DemandSegment segment)
    {
        if (line >= Along.Length + width - 1)
        {
            return false;
        }

        int first = Math.Max(0, line - Along.Length + 1);
        segment.Line = FoldStart + Grid.LoadLines + line;
        segment.A = line - first;
        segment.B = firstLane + first;
        segment.Count = Math.Min(width, line + 1) - first;
        line++;
        return true;
    }
}
