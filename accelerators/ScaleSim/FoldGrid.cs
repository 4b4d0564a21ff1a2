using HwSim.Core.Mappings;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>How a GEMM is cut into folds: tiles that fill the array, run one after the other without overlap.</summary>
/// <param name="Dataflow">Which operand stays in the array.</param>
/// <param name="ArrayRows">Rows of the array, R.</param>
/// <param name="ArrayColumns">Columns of the array, C.</param>
/// <param name="SpatialRows">Elements laid out over the rows, Sr.</param>
/// <param name="SpatialColumns">Elements laid out over the columns, Sc.</param>
/// <param name="Time">Elements streamed through in time, T.</param>
/// <remarks>
/// Source: SCALE-Sim <c>compute/systolic_compute_{os,ws,is}.py</c>. Folds run column fold by column fold, the row folds
/// of one column fold first.
/// </remarks>
public readonly record struct FoldGrid(
    Dataflow Dataflow,
    int ArrayRows,
    int ArrayColumns,
    int SpatialRows,
    int SpatialColumns,
    int Time)
{
    public int RowFolds => (int)(((long)SpatialRows + ArrayRows - 1) / ArrayRows);

    public int ColumnFolds => (int)(((long)SpatialColumns + ArrayColumns - 1) / ArrayColumns);

    public long Folds => (long)RowFolds * ColumnFolds;

    /// <summary>
    /// Cycles of one fold. Output-stationary: T + R + C - 2 (stream and skew, the drain hides in the skew);
    /// the others: 2R + C + T - 2 (load, stream, skew).
    /// </summary>
    public long LinesPerFold => Dataflow == Dataflow.OutputStationary
        ? (long)Time + ArrayRows + ArrayColumns - 2
        : (2L * ArrayRows) + ArrayColumns + Time - 2;

    public long Lines => Folds * LinesPerFold;

    /// <summary>Cycles of a fold before its streamed operands start: the load of the stationary tile.</summary>
    public int LoadLines => Dataflow == Dataflow.OutputStationary ? 0 : ArrayRows;

    public int RowsUsed(int rowFold) => Math.Min(ArrayRows, SpatialRows - (rowFold * ArrayRows));

    public int ColumnsUsed(int columnFold) => Math.Min(ArrayColumns, SpatialColumns - (columnFold * ArrayColumns));

    /// <summary>The grid of a GEMM of <paramref name="m"/> pixels, <paramref name="n"/> filters and depth <paramref name="k"/>.</summary>
    public static FoldGrid For(Dataflow dataflow, int arrayRows, int arrayColumns, int m, int n, int k) =>
        dataflow switch
        {
            Dataflow.OutputStationary => new(dataflow, arrayRows, arrayColumns, m, n, k),
            Dataflow.WeightStationary => new(dataflow, arrayRows, arrayColumns, k, n, m),
            Dataflow.InputStationary => new(dataflow, arrayRows, arrayColumns, k, m, n),
            _ => throw new ArgumentOutOfRangeException(nameof(dataflow)),
        };
}
