namespace HwSim.Core.Engine.Exploration;

/// <summary>Distinct combinations in random order: the grid through a permutation of its indices.</summary>
/// <param name="grid">The whole space.</param>
/// <param name="points">How many; not more than the grid has.</param>
/// <param name="seed">Decides the order.</param>
public sealed class RandomSampler(GridSampler grid, long points, ulong seed) : ISampler
{
    private readonly IndexPermutation order = new(grid.Points, seed);

    public long Points { get; } = Math.Min(points, grid.Points);

    public void Sample(long index, Span<int> levels) => grid.Sample(order[index], levels);
}
