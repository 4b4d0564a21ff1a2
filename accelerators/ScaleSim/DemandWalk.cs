namespace HwSim.Accelerators.ScaleSim;

/// <summary>The reads of one operand in the order in which the array makes them, fold by fold.</summary>
internal abstract class DemandWalk(FoldGrid grid, int[] along, int[] across, int step) : SegmentWalk(along, across, step)
{
    private long fold = -1;

    protected FoldGrid Grid { get; } = grid;

    /// <summary>Line at which the current fold begins.</summary>
    protected long FoldStart => fold * Grid.LinesPerFold;

    public sealed override bool Next(ref DemandSegment segment)
    {
        while (fold < 0 || !NextInFold(ref segment))
        {
            if (fold + 1 >= Grid.Folds)
            {
                return false;
            }

            StartFold(fold + 1);
        }

        return true;
    }

    public sealed override void Rewind() => fold = -1;

    /// <summary>The first line that reads a word that is there.</summary>
    public long FirstLine(bool[]? absent)
    {
        DemandSegment segment = default;
        Rewind();
        while (Next(ref segment))
        {
            if (ReadsAny(segment, absent))
            {
                return segment.Line;
            }
        }

        throw new InvalidOperationException("The operand has no word.");
    }

    /// <summary>The last line that reads a word that is there.</summary>
    public long LastLine(bool[]? absent)
    {
        DemandSegment segment = default;
        for (long last = Grid.Folds - 1; last >= 0; last--)
        {
            StartFold(last);
            long line = -1;
            while (NextInFold(ref segment))
            {
                if (segment.Line > line && ReadsAny(segment, absent))
                {
                    line = segment.Line;
                }
            }

            if (line >= 0)
            {
                return line;
            }
        }

        throw new InvalidOperationException("The operand has no word.");
    }

    /// <summary>Prepares the fold at <paramref name="columnFold"/>, <paramref name="rowFold"/>.</summary>
    protected abstract void StartFold(int columnFold, int rowFold);

    /// <summary>Moves to the next segment of the fold; false at its end.</summary>
    protected abstract bool NextInFold(ref DemandSegment segment);

    private void StartFold(long index)
    {
        fold = index;
        (long columnFold, long rowFold) = Math.DivRem(index, Grid.RowFolds);
        StartFold((int)columnFold, (int)rowFold);
    }

    private bool ReadsAny(in DemandSegment segment, bool[]? absent)
    {
        if (absent is null)
        {
            return true;
        }

        for (int n = 0; n < segment.Count; n++)
        {
            if (!absent[Along[segment.A - (Step * n)] + Across[segment.B + n]])
            {
                return true;
            }
        }

        return false;
    }
}
