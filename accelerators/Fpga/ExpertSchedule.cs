namespace HwSim.Accelerators.Fpga;

/// <summary>
/// Mixture-of-experts layers on an FPGA with room for two experts: computation is reordered so that each expert that anybody chose is
/// loaded once and serves its whole queue, while the next one loads (Liang et al., M3ViT, NeurIPS 2022, section 4).
/// </summary>
public static class ExpertSchedule
{
    /// <summary>Cycles of a layer: loading the first expert, then for each the longer of its queue and the next one's load.</summary>
    /// <param name="queues">Tokens of each expert; those of none are not loaded.</param>
    /// <param name="cyclesPerToken">Cycles that an expert works on a token.</param>
    /// <param name="cyclesPerLoad">Cycles in which an expert's weights come in.</param>
    public static double Reordered(ReadOnlySpan<long> queues, double cyclesPerToken, double cyclesPerLoad)
    {
        double time = 0;
        double working = 0;
        foreach (long queue in queues)
        {
            if (queue > 0)
            {
                time += Math.Max(working, cyclesPerLoad);
                working = queue * cyclesPerToken;
            }
        }

        return time + working;
    }

    /// <summary>Cycles of a layer that takes tokens as they come: an expert is loaded whenever it is none of the two that are there.</summary>
    /// <param name="experts">The expert of each token and choice, in the order in which they come.</param>
    /// <param name="cyclesPerToken">Cycles that an expert works on a token.</param>
    /// <param name="cyclesPerLoad">Cycles in which an expert's weights come in.</param>
    public static double InOrder(ReadOnlySpan<int> experts, double cyclesPerToken, double cyclesPerLoad)
    {
        double time = 0;
        (int newest, int older) = (-1, -1);
        foreach (int expert in experts)
        {
            time += cyclesPerToken + (expert == newest || expert == older ? 0 : cyclesPerLoad);
            (newest, older) = expert == newest ? (newest, older) : (expert, newest);
        }

        return time;
    }
}
