namespace HwSim.Accelerators.Systolic;

/// <summary>The least time: all compute with the first fetch before and the last write after it, or all transfers, whichever is longer.</summary>
internal static class AnalyticBound
{
    /// <summary>Cycles from start to end, and those in which main memory transfers.</summary>
    /// <param name="port">What crosses to main memory.</param>
    /// <param name="compute">Cycles of computing.</param>
    /// <param name="dram">Main memory.</param>
    /// <param name="doubleBuffered">True where transfers run behind computing.</param>
    public static (long Cycles, long Memory) Of(in PortWork port, long compute, DramPort dram, bool doubleBuffered)
    {
        long transfer = dram.Cycles(port.Bytes);
        return (doubleBuffered ? Math.Max(compute + dram.Cycles(port.First) + dram.Cycles(port.Last), transfer) : compute + transfer, transfer);
    }

    /// <summary>The same without the first fetch and the last write: never more.</summary>
    /// <param name="transfer">Cycles of all transfers.</param>
    /// <param name="compute">Cycles of computing.</param>
    /// <param name="doubleBuffered">True where transfers run behind computing.</param>
    public static long Floor(long transfer, long compute, bool doubleBuffered) => doubleBuffered ? Math.Max(compute, transfer) : compute + transfer;
}
