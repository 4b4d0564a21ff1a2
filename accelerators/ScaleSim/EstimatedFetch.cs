namespace HwSim.Accelerators.ScaleSim;

/// <summary>DRAM reads of one operand when the bandwidth is worked out (<see cref="BandwidthMode.Calc"/>).</summary>
/// <param name="Reads">Words fetched.</param>
/// <param name="LastFullLine">Line at which the tracker was last found full; -1 if never.</param>
/// <param name="TwiceInOneLine">
/// Whether the tracker was full twice within one line, after its first time. SCALE-Sim then divides by zero cycles.
/// </param>
internal readonly record struct EstimatedFetch(long Reads, long LastFullLine, bool TwiceInOneLine)
{
    /// <summary>Words in one of the hundred sets that a scratchpad is divided into.</summary>
    public static int WordsPerSet(int scratchpadWords) => scratchpadWords / 100;

    /// <summary>Distinct words after which the tracker is emptied: fifty sets.</summary>
    public static long Capacity(int scratchpadWords) => 50L * WordsPerSet(scratchpadWords);
}
