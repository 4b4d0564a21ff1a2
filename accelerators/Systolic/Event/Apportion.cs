namespace HwSim.Accelerators.Systolic.Event;

/// <summary>Hands out a total in proportion to weights, in whole units, so that the parts add up to the total exactly.</summary>
/// <param name="total">What is handed out.</param>
/// <param name="weights">The sum of all weights that will be asked for.</param>
public struct Apportion(long total, Int128 weights)
{
    private Int128 seen;
    private long given;

    /// <summary>The share of the next part.</summary>
    public long Take(Int128 weight)
    {
        if (total == 0)
        {
            return 0;
        }

        seen += weight;
        long upTo = (long)(total * seen / weights);
        long share = upTo - given;
        given = upTo;
        return share;
    }

    /// <summary>The share that a last part of this weight will get.</summary>
    public readonly long Last(Int128 weight) => total == 0 ? 0 : total - (long)(total * (weights - weight) / weights);
}
