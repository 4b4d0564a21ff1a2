namespace HwSim.Tests.Properties;

/// <summary>A read scratchpad of <see cref="ScaleSimOracle"/>.</summary>
internal abstract class OracleReads
{
    public long Words { get; protected set; }

    public long Start { get; protected set; }

    public long Stop { get; protected set; }

    /// <summary>Serves a line of addresses; returns the cycle in which it is served.</summary>
    public abstract long Serve(long cycle, int[] line);

    public virtual void Complete()
    {
    }
}
