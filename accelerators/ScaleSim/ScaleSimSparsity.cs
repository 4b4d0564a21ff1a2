namespace HwSim.Accelerators.ScaleSim;

/// <summary>The <c>[sparsity]</c> section of a SCALE-Sim configuration whose <c>SparsitySupport</c> is true.</summary>
/// <param name="Representation">How compressed filters are stored.</param>
/// <param name="RowWise">
/// <c>OptimizedMapping</c>: each filter draws its own number of non-zeros per block. Otherwise the N:M ratio of the
/// layer holds for all filters.
/// </param>
/// <param name="BlockSize">Elements per block in row-wise mode.</param>
/// <param name="Seed">Seed of the draws in row-wise mode.</param>
public sealed record ScaleSimSparsity(SparseRepresentation Representation, bool RowWise, int BlockSize, uint Seed);
