namespace HwSim.Accelerators.ScaleSim;

/// <summary>The order in which a stationary operand is fetched from DRAM: column fold by column fold, row by row.</summary>
internal sealed class StationaryPrefetch(int[] rows, int[] columns, int edge) : SegmentWalk(rows, columns, step: 0)
{
    private int firstColumn;
    private int row;

    public override void Rewind()
    {
        firstColumn = 0;
        row = 0;
    }

    public override bool Next(ref DemandSegment segment)
    {
        if (row == Along.Length)
        {
            row = 0;
            firstColumn += edge;
        }

        if (firstColumn >= Across.Length)
        {
            return false;
        }

        segment.A = row;
        segment.B = firstColumn;
        segment.Count = Math.Min(edge, Across.Length - firstColumn);
        row++;
        return true;
    }
}
