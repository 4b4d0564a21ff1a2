using HwSim.Core.Mappings;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>
/// What the sparsity settings leave of a layer: the window positions that the ifmap keeps, and the compressed filter.
/// </summary>
/// <param name="KeptRows">Window positions that the ifmap matrix keeps; all of them in row-wise mode.</param>
/// <param name="Operand">The compressed filter.</param>
/// <param name="NonZeros">Non-zero elements of the uncompressed filter.</param>
/// <param name="NonZerosPerBlock">The draw of each filter in row-wise mode, otherwise null.</param>
/// <remarks>Source: SCALE-Sim <c>compute/operand_matrix.py</c>, <c>create_filter_matrix</c>.</remarks>
internal sealed record SparseFilter(int[] KeptRows, Operand Operand, long NonZeros, int[]? NonZerosPerBlock)
{
    /// <summary>Rows of the compressed filter, the K that the array sees.</summary>
    public int Rows => Operand.Depth.Length;

    public static SparseFilter Of(ScaleSimLayer layer, ScaleSimConfig config) => config.Sparsity switch
    {
        null => Dense(layer),
        { RowWise: false } => LayerWise(layer),
        { } sparsity => RowWise(layer, sparsity, config.FilterOffset),
    };

    /// <summary>
    /// Folds that row-wise sparse filters need if each column fold of a weight-stationary array takes as many rows per
    /// block as its densest filter keeps.
    /// </summary>
    public long FoldsNeeded(ScaleSimLayer layer, FoldGrid grid, ScaleSimSparsity? sparsity)
    {
        if (NonZerosPerBlock is null || sparsity is null || grid.Dataflow != Dataflow.WeightStationary)
        {
            return grid.Folds;
        }

        long blocks = ((long)layer.Window + sparsity.BlockSize - 1) / sparsity.BlockSize;
        long folds = 0;
        for (int columnFold = 0; columnFold < grid.ColumnFolds; columnFold++)
        {
            int densest = NonZerosPerBlock.AsSpan(columnFold * grid.ArrayColumns, grid.ColumnsUsed(columnFold)).ToArray().Max();
            folds += ((blocks * densest) + grid.ArrayRows - 1) / grid.ArrayRows;
        }

        return folds;
    }

    private static SparseFilter Dense(ScaleSimLayer layer) => new(
        OperandLowering.Range(layer.Window),
        OperandLowering.Filter(layer, layer.Window),
        (long)layer.Window * layer.Filters,
        NonZerosPerBlock: null);

    /// <summary>The first N of every M window positions stay, the same ones in all filters.</summary>
    private static SparseFilter LayerWise(ScaleSimLayer layer)
    {
        var kept = new List<int>();
        for (int k = 0; k < layer.Window; k++)
        {
            if (k % layer.SparsityM < layer.SparsityN)
            {
                kept.Add(k);
            }
        }

        return new SparseFilter(
            [.. kept],
            OperandLowering.Filter(layer, kept.Count),
            (long)kept.Count * layer.Filters,
            NonZerosPerBlock: null);
    }

    /// <summary>
    /// Each filter draws its non-zeros per block from 1 to half a block, and two neighbouring blocks share one block of
    /// the compressed filter, whatever was drawn.
    /// </summary>
    private static SparseFilter RowWise(ScaleSimLayer layer, ScaleSimSparsity sparsity, long filterOffset)
    {
        int block = sparsity.BlockSize;
        int half = block / 2;
        int blockPairs = (layer.Window + (2 * block) - 1) / (2 * block);
        int rows = blockPairs * block;
        Operand filter = OperandLowering.Filter(layer, rows);
        bool[] absent = new bool[rows * layer.Filters];
        Array.Fill(absent, true);

        var random = new NumPyRandom(sparsity.Seed);
        int[] draws = new int[layer.Filters];
        long nonZeros = 0;
        for (int column = 0; column < layer.Filters; column++)
        {
            draws[column] = random.Next(1, half + 1);
            for (int index = 0; index < 2 * blockPairs; index++)
            {
                int kept = Math.Clamp(layer.Window - (index * block), 0, draws[column]);
                nonZeros += kept;

                // The filter word at address 0 is taken for a pruned one, unless it would be the only one of its block.
                bool losesFirstWord = filterOffset == 0 && column == 0 && index == 0 && kept > 1;
                absent.AsSpan((column * rows) + (index * half), losesFirstWord ? kept - 1 : kept).Clear();
            }
        }

        return new SparseFilter(
            OperandLowering.Range(layer.Window),
            filter with
            {
                Absent = Array.IndexOf(absent, true) < 0 ? null : absent,
                Footprint = absent.LongCount(isAbsent => !isAbsent),
            },
            nonZeros,
            draws);
    }
}
