namespace HwSim.Workloads.Transformers;

/// <summary>The tokens that pass through a stack at once.</summary>
/// <param name="Batch">Sequences.</param>
/// <param name="Queries">New tokens of each.</param>
/// <param name="Keys">Tokens that the last of them can see, itself included.</param>
/// <param name="Cache">What happens to keys and values.</param>
public readonly record struct TokenSpan(long Batch, long Queries, long Keys, CacheUse Cache)
{
    public long Rows => checked(Batch * Queries);
}
