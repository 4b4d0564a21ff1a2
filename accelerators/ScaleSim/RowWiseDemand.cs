namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// The ifmap of a weight-stationary array with row-wise sparse filters: a fold covers twice as many window positions as
/// the array has rows, and each block of them is read once for every element it may keep, each copy one cycle later.
/// </summary>
/// <remarks>Source: SCALE-Sim <c>compute/systolic_compute_ws.py</c>, <c>skew_matrix_row_sparsity</c>.</remarks>
internal sealed class RowWiseDemand(FoldGrid grid, int[] pixels, int[] window, int block)
    : DemandWalk(grid, pixels, window, step: 0)
{
    private readonly int copies = block / 2;
    private readonly int lanes = Lanes(grid, block);
    private int firstPosition;
    private int line;
    private int lane;

    /// <summary>Blocks that are read side by side, copies counted.</summary>
    public static int Lanes(FoldGrid grid, int block) => ((2 * grid.ArrayRows) + block - 1) / block * (block / 2);

    protected override void StartFold(int columnFold, int rowFold)
    {
        firstPosition = rowFold * Grid.ArrayRows * 2;
        line = 0;
        lane = 0;
    }

    protected override bool NextInFold(ref DemandSegment segment)
    {
        for (; line < Along.Length + Grid.ArrayRows - 1; line++, lane = 0)
        {
            for (lane = Math.Max(lane, line - Along.Length + 1); lane < lanes && lane <= line; lane++)
            {
                int position = firstPosition + (lane / copies * block);
                int count = Math.Min(block, Math.Min(firstPosition + (2 * Grid.ArrayRows), Across.Length) - position);
                if (count > 0)
                {
                    segment.Line = FoldStart + Grid.LoadLines + line;
                    segment.A = line - lane;
                    segment.B = position;
                    segment.Count = count;
                    lane++;
                    return true;
                }
            }
        }

        return false;
    }
}
