namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Decides which points to cost, batch by batch. What it asks for depends on the space, its seed, and the results that it was told, on
/// nothing else: so a search that was interrupted is continued by telling it again what it asked for, from the store.
/// </summary>
public interface ISearch
{
    /// <summary>The next batch.</summary>
    /// <param name="results">The results of the batch before, in its order; empty at first.</param>
    SearchBatch Next(IReadOnlyList<Evaluation> results);
}
