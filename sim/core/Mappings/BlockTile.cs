namespace HwSim.Core.Mappings;

/// <summary>The part of a product that one thread block of a GPU computes.</summary>
/// <param name="Rows">Rows of the product; 0 where the mapping is not of thread blocks.</param>
/// <param name="Columns">Columns of the product.</param>
/// <param name="Splits">Parts that the reduction is split into, each with its own thread blocks.</param>
/// <param name="SkipsZeros">True where the zeros of structured-sparse weights are skipped.</param>
public readonly record struct BlockTile(int Rows, int Columns, int Splits, bool SkipsZeros);
