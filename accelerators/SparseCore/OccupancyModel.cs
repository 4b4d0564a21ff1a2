namespace HwSim.Accelerators.SparseCore;

/// <summary>How many values of a tile are not zero where each is so by itself with one probability: the uniform density model of Sparseloop (Wu et al., MICRO 2022, section 5.3).</summary>
internal static class OccupancyModel
{
    /// <summary>The expected share of a tile that is worked on where work comes in steps: E[ceil(X / step) · step] / tile with X binomial.</summary>
    /// <param name="tile">Values of the tile.</param>
    /// <param name="step">Values that one step works on.</param>
    /// <param name="density">Share of values that are not zero.</param>
    public static double ExpectedShare(int tile, int step, double density)
    {
        if (density is <= 0 or >= 1)
        {
            return density <= 0 ? 0 : 1;
        }

        // The recurrence of binomial probabilities from X = 0 on.
        double odds = density / (1 - density);
        double probability = 1;
        for (int i = 0; i < tile; i++)
        {
            probability *= 1 - density;
        }

        double sum = 0;
        for (int values = 1; values <= tile; values++)
        {
            probability *= odds * (tile - values + 1) / values;
            sum += probability * Math.Min(tile, (values + step - 1) / step * step);
        }

        return sum / tile;
    }
}
