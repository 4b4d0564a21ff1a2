namespace HwSim.Kernels.Quantization;

/// <summary>How a weight lies in memory, and how it is laid out to be quantized: a row an output, the reduction along it.</summary>
/// <param name="Matrices">Matrices one after another.</param>
/// <param name="Rows">Outputs of a matrix.</param>
/// <param name="Columns">Values of an output.</param>
/// <param name="IsTransposed">True where memory has the outputs along its last extent.</param>
internal readonly record struct RowLayout(int Matrices, int Rows, int Columns, bool IsTransposed)
{
    public int AllRows => Matrices * Rows;

    /// <summary>From memory to rows.</summary>
    public float[] ToRows(float[] stored) => IsTransposed ? Transposed(stored, Columns, Rows) : stored;

    /// <summary>From rows to memory.</summary>
    public float[] FromRows(float[] rows) => IsTransposed ? Transposed(rows, Rows, Columns) : rows;

    private static float[] Transposed(float[] from, int rows, int columns)
    {
        const int Block = 32;
        float[] to = new float[from.Length];
        int matrix = rows * columns;
        for (int at = 0; at < from.Length; at += matrix)
        {
            for (int r0 = 0; r0 < rows; r0 += Block)
            {
                for (int c0 = 0; c0 < columns; c0 += Block)
                {
                    for (int r = r0; r < Math.Min(rows, r0 + Block); r++)
                    {
                        for (int c = c0; c < Math.Min(columns, c0 + Block); c++)
                        {
                            to[at + (c * rows) + r] = from[at + (r * columns) + c];
                        }
                    }
                }
            }
        }

        return to;
    }
}
