namespace HwSim.Core.Engine.Validation;

/// <summary>Rows of a cell: all of them up to a limit, beyond it every 2nd, 4th, 8th ... of the file, so that any number of rows fits.</summary>
internal sealed class RowSample
{
    private const int Most = 1 << 14;

    private readonly List<(long Number, ScoredRow Row)> rows = [];
    private long every = 1;

    /// <summary>Rows that were offered.</summary>
    public long Count { get; private set; }

    /// <summary>The rows that are held, in the order of the file.</summary>
    public IReadOnlyList<ScoredRow> Rows => [.. rows.Select(r => r.Row)];

    public void Add(in ScoredRow row)
    {
        long number = Count++;
        if (number % every != 0)
        {
            return;
        }

        rows.Add((number, row));
        if (rows.Count > Most)
        {
            every *= 2;
            rows.RemoveAll(r => r.Number % every != 0);
        }
    }
}
