namespace HwSim.Accelerators.Systolic;

/// <summary>How many folds a product takes.</summary>
/// <param name="Rows">Folds along the rows of the face.</param>
/// <param name="Columns">Folds along its columns.</param>
/// <param name="Chunks">Parts that the stream is cut into.</param>
public readonly record struct FoldCounts(long Rows, long Columns, long Chunks)
{
    public long Total => checked(Rows * Columns * Chunks);
}
