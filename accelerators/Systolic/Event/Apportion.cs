namespace HwSim.Accelerators.Systolic.Event;

/// <summary>Hands out a total in proportion to weights, in whole units, so that the parts add up to the total exactly.</summary>
/// <param name="total">What is handed out.</param>
/// <param name="weights">The sum of all weights that will be asked for.</param>
public struct Apportion(long total, UInt128 weights)
{
    private UInt128 seen;
    private long given;

    /// <summary>The share of the next part.</summary>
    public long Take(UInt128 weight)
    {
        if (total == 0)
        {
            return 0;
        }

        seen += weight;
        long upTo = ShareOf(seen);
        long share = upTo - given;
        given = upTo;
        return share;
    }

    /// <summary>The share that a last part of this weight will get.</summary>
    public readonly long Last(UInt128 weight) => total == 0 ? 0 : total - ShareOf(weights - weight);

    /// <summary>The share of the first parts. Most totals times weights fit 64 bits, which divide many times faster.</summary>
    private readonly long ShareOf(UInt128 part) =>
        weights <= ulong.MaxValue && Math.BigMul((ulong)total, (ulong)part, out ulong product) == 0
            ? (long)(product / (ulong)weights)
            : (long)((ulong)total * part / weights);
}
