namespace HwSim.Accelerators.Systolic.Cycle;

/// <summary>A matrix of integers, row-major.</summary>
internal sealed class Plane(int rows, int columns)
{
    private readonly int[] values = new int[checked(rows * columns)];

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public ref int this[int row, int column] => ref values[(row * Columns) + column];

    public Span<int> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>Copies a stretch of a row to the row below.</summary>
    public void MoveDown(int row, int from, int to) => Row(row)[from..to].CopyTo(Row(row + 1)[from..to]);

    /// <summary>Moves every value of a row one to the right and puts a new one in front.</summary>
    public void ShiftRight(int row, int entering)
    {
        Span<int> line = Row(row);
        line[..^1].CopyTo(line[1..]);
        line[0] = entering;
    }
}
