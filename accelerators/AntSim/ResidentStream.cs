namespace HwSim.Accelerators.AntSim;

/// <summary>
/// What an operand moves as loops close around a tile, innermost first. It stays resident until half the scratchpad overflows; from
/// then on every loop repeats it, needed or not.
/// </summary>
internal struct ResidentStream(long tile, long room)
{
    private bool overflows;

    /// <summary>Bits that cross main memory.</summary>
    public long Moved { get; private set; } = tile;

    /// <summary>The largest that was resident.</summary>
    public long Resident { get; private set; } = tile;

    /// <summary>Closes a loop of so many pieces.</summary>
    /// <param name="pieces">How many.</param>
    /// <param name="isTouched">True where the operand differs from piece to piece.</param>
    /// <param name="forgets">True for outputs, whose resident size ant_simulator takes from their fetches, of which there are none: their last write then counts as zero.</param>
    public void Close(long pieces, bool isTouched, bool forgets)
    {
        if (overflows || isTouched)
        {
            Moved = checked(Moved * pieces);
        }

        if (overflows || !isTouched)
        {
            return;
        }

        overflows = Moved > room;
        if (!overflows)
        {
            Resident = forgets ? 0 : Moved;
        }
    }
}
