namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// An operand that stays in the array: each fold loads its tile row by row, the last row first, so that the first row
/// ends at the top.
/// </summary>
internal sealed class StationaryDemand(FoldGrid grid, int[] rows, int[] columns) : DemandWalk(grid, rows, columns, step: 0)
{
    private int firstRow;
    private int height;
    private int firstColumn;
    private int width;
    private int line;

    protected override void StartFold(int columnFold, int rowFold)
    {
        firstRow = rowFold * Grid.ArrayRows;
        height = Grid.RowsUsed(rowFold);
        firstColumn = columnFold * Grid.ArrayColumns;
        width = Grid.ColumnsUsed(columnFold);
        line = 0;
    }

    protected override bool NextInFold(ref DemandSegment segment)
    {
        if (line >= height)
        {
            return false;
        }

        segment.Line = FoldStart + Grid.ArrayRows - height + line;
        segment.A = firstRow + height - 1 - line;
        segment.B = firstColumn;
        segment.Count = width;
        line++;
        return true;
    }
}
