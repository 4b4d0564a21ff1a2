namespace HwSim.Kernels.Reference.Formats;

/// <summary>Which values of a row-major tensor share a scale: consecutive ones, never across rows.</summary>
/// <param name="Count">Values of the tensor.</param>
/// <param name="RowLength">Values of a row (a channel of a weight: an index of dimension 0).</param>
/// <param name="GroupLength">Values that share a scale, at most a row; the last group of a row may be shorter.</param>
public readonly record struct GroupLayout(int Count, int RowLength, int GroupLength)
{
    /// <summary>One scale for all values.</summary>
    public static GroupLayout Tensor(int count) => new(count, count, count);

    /// <summary>One scale for each of <paramref name="rows"/> rows.</summary>
    /// <exception cref="ArgumentException">The values do not divide into that many rows.</exception>
    public static GroupLayout Rows(int count, int rows) => Groups(count, rows, int.MaxValue);

    /// <summary>One scale for each <paramref name="length"/> consecutive values of a row.</summary>
    /// <exception cref="ArgumentException">The values do not divide into that many rows.</exception>
    public static GroupLayout Groups(int count, int rows, int length)
    {
        if (rows <= 0 || length <= 0 || count % rows != 0)
        {
            throw new ArgumentException($"{count} values do not divide into {rows} rows with groups of {length}");
        }

        return new GroupLayout(count, count / rows, Math.Min(length, count / rows));
    }

    /// <summary>Groups in all; none of an empty tensor.</summary>
    public int GroupCount => Count == 0 ? 0 : Count / RowLength * GroupsOfRow;

    private int GroupsOfRow => (RowLength + GroupLength - 1) / GroupLength;

    /// <summary>Where a group stands in the flattened tensor.</summary>
    public Range At(int group)
    {
        int row = group / GroupsOfRow;
        int within = group % GroupsOfRow * GroupLength;
        int start = (row * RowLength) + within;
        return start..(start + Math.Min(GroupLength, RowLength - within));
    }
}
