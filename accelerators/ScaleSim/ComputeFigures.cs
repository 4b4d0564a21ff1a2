using HwSim.Core.Mappings;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>What follows from the folds alone: utilisations and scratchpad accesses.</summary>
/// <param name="MappingEfficiency">Fraction of processing elements that hold work, averaged over folds.</param>
/// <param name="ComputeUtilization">Fraction of peak within a fold, averaged over folds.</param>
/// <param name="IfmapReads">Ifmap words read.</param>
/// <param name="FilterReads">Filter words read.</param>
/// <param name="OfmapWrites">Ofmap words written.</param>
/// <param name="PartialSumReads">Partial sums read back to be added to.</param>
/// <remarks>
/// Source: SCALE-Sim <c>compute/systolic_compute_{os,ws,is}.py</c>. Averages are summed fold by fold in its order, so
/// that the floats come out the same.
/// </remarks>
internal readonly record struct ComputeFigures(
    double MappingEfficiency,
    double ComputeUtilization,
    PythonNumber IfmapReads,
    long FilterReads,
    long OfmapWrites,
    long PartialSumReads)
{
    public static ComputeFigures Of(
        ScaleSimLayer layer,
        FoldGrid grid,
        SparseFilter filter,
        ScaleSimSparsity? sparsity,
        Defects defects)
    {
        bool outputStationary = grid.Dataflow == Dataflow.OutputStationary;
        long elements = (long)grid.ArrayRows * grid.ArrayColumns;
        bool longFold = !outputStationary && defects.HasFlag(Defects.LongFoldInComputeUtil);
        long foldCycles = grid.LinesPerFold + (longFold ? grid.ArrayColumns - 1 : 0);

        double mapping = 0;
        double compute = 0;
        for (int columnFold = 0; columnFold < grid.ColumnFolds; columnFold++)
        {
            int columns = grid.ColumnsUsed(columnFold);
            for (int rowFold = 0; rowFold < grid.RowFolds; rowFold++)
            {
                long used = (long)grid.RowsUsed(rowFold) * columns;
                long mapped = grid.Dataflow == Dataflow.WeightStationary
                    ? used - PrunedIn(grid, filter.Operand, rowFold, columnFold)
                    : used;
                mapping += (double)mapped / elements;
                compute += (double)(used * grid.Time) / (elements * foldCycles);
            }
        }

        return new ComputeFigures(
            mapping / grid.Folds,
            compute / grid.Folds,
            CountIfmapReads(layer, grid, sparsity, defects),
            CountFilterReads(grid),
            CountOfmapWrites(grid, defects),
            outputStationary || defects.HasFlag(Defects.PartialSumsNotReadBack)
                ? 0
                : (long)grid.SpatialColumns * grid.Time * (grid.RowFolds - 1));
    }

    /// <summary>Elements of a stationary tile that row-wise compression left empty.</summary>
    private static long PrunedIn(FoldGrid grid, Operand filter, int rowFold, int columnFold)
    {
        if (filter.Absent is not { } absent)
        {
            return 0;
        }

        long pruned = 0;
        for (int column = 0; column < grid.ColumnsUsed(columnFold); column++)
        {
            int words = filter.Outer[(columnFold * grid.ArrayColumns) + column];
            for (int row = 0; row < grid.RowsUsed(rowFold); row++)
            {
                pruned += absent[words + filter.Depth[(rowFold * grid.ArrayRows) + row]] ? 1 : 0;
            }
        }

        return pruned;
    }

    private static PythonNumber CountIfmapReads(
        ScaleSimLayer layer,
        FoldGrid grid,
        ScaleSimSparsity? sparsity,
        Defects defects)
    {
        long tile = (long)grid.SpatialRows * grid.SpatialColumns;
        long stream = (long)grid.SpatialRows * grid.Time * grid.ColumnFolds;
        if (grid.Dataflow == Dataflow.InputStationary)
        {
            return tile;
        }

        if (sparsity is null || grid.Dataflow != Dataflow.WeightStationary)
        {
            return stream;
        }

        if (!defects.HasFlag(Defects.ScaledSparseIfmapReads))
        {
            return sparsity.RowWise ? (long)layer.Window * grid.Time * grid.ColumnFolds : stream;
        }

        if (sparsity.RowWise)
        {
            long width = (long)RowWiseDemand.Lanes(grid, sparsity.BlockSize) * sparsity.BlockSize;
            return grid.Folds * (grid.Time + grid.ArrayRows - 1L) * width;
        }

        double reads = 0;
        double scale = (double)layer.SparsityM / layer.SparsityN;
        for (int columnFold = 0; columnFold < grid.ColumnFolds; columnFold++)
        {
            for (int rowFold = 0; rowFold < grid.RowFolds; rowFold++)
            {
                reads += (long)grid.Time * grid.RowsUsed(rowFold) * scale;
            }
        }

        return reads;
    }

    private static long CountFilterReads(FoldGrid grid) => grid.Dataflow switch
    {
        Dataflow.OutputStationary => (long)grid.SpatialColumns * grid.Time * grid.RowFolds,
        Dataflow.WeightStationary => (long)grid.SpatialRows * grid.SpatialColumns,
        _ => (long)grid.SpatialRows * grid.Time * grid.ColumnFolds,
    };

    private static long CountOfmapWrites(FoldGrid grid, Defects defects)
    {
        if (grid.Dataflow != Dataflow.OutputStationary)
        {
            return (long)grid.SpatialColumns * grid.Time * grid.RowFolds;
        }

        long phantom = defects.HasFlag(Defects.PhantomOfmapWrites) ? (long)grid.ArrayRows + grid.ArrayColumns : 0;
        return ((long)grid.SpatialRows * grid.SpatialColumns) + (grid.Folds * phantom);
    }
}
