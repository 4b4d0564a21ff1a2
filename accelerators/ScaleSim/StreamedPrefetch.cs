namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// The order in which a streamed operand is fetched from DRAM: its folds stacked on top of each other, then taken along
/// the diagonals of the whole stack, so that words arrive in the order of the skewed stream.
/// </summary>
/// <remarks>Source: SCALE-Sim <c>create_ifmap_prefetch_mat</c>, <c>create_filter_prefetch_mat</c>.</remarks>
internal sealed class StreamedPrefetch(int[] time, int[] lanes, int edge) : SegmentWalk(time, lanes, step: 1)
{
    private readonly long stackHeight = (long)((lanes.Length + edge - 1) / edge) * time.Length;
    private long diagonal;
    private int lane;

    public override void Rewind()
    {
        diagonal = 0;
        lane = 0;
    }

    public override bool Next(ref DemandSegment segment)
    {
        while (diagonal < stackHeight + edge - 1)
        {
            if (lane == 0)
            {
                lane = (int)Math.Max(0, diagonal - stackHeight + 1);
            }

            int end = (int)Math.Min(edge, diagonal + 1);
            while (lane < end)
            {
                (long fold, long t) = Math.DivRem(diagonal - lane, Along.Length);
                int first = lane;
                lane = (int)Math.Min(end, first + t + 1);
                int present = (int)Math.Min(lane, Across.Length - (fold * edge)) - first;
                if (present > 0)
                {
                    segment.A = (int)t;
                    segment.B = (int)(fold * edge) + first;
                    segment.Count = present;
                    return true;
                }
            }

            diagonal++;
            lane = 0;
        }

        return false;
    }
}
