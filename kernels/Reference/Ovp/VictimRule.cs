namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Which values give way to an outlier beside them. Pairs are (0, 1), (2, 3), ... of the flattened tensor, across rows.</summary>
public static class VictimRule
{
    /// <summary>Sets the victims among grid values to zero.</summary>
    /// <param name="gridValues">Nearest grid values; changed.</param>
    /// <param name="magnitudes">The values before quantization, by which the larger of two outliers is found.</param>
    /// <param name="survivor">Which of two outliers survives.</param>
    /// <returns>The number of victims.</returns>
    public static int Apply(Span<float> gridValues, ReadOnlySpan<float> magnitudes, OvpSurvivor survivor)
    {
        int victims = 0;
        bool firstIsOutlier = gridValues.Length > 0 && OvpGrid.IsOutlier(gridValues[0]);
        for (int left = 0; left + 1 < gridValues.Length; left += 2)
        {
            bool l = OvpGrid.IsOutlier(gridValues[left]);
            bool r = OvpGrid.IsOutlier(gridValues[left + 1]);
            if (l || r)
            {
                gridValues[LeftSurvives(l, r, magnitudes[left], magnitudes[left + 1], survivor) ? left + 1 : left] = 0;
                victims++;
            }
        }

        if (gridValues.Length % 2 == 1 && survivor == OvpSurvivor.Left && firstIsOutlier)
        {
            gridValues[^1] = 0;
            victims++;
        }

        return victims;
    }

    /// <summary>Whether the left value of a pair with an outlier survives.</summary>
    internal static bool LeftSurvives(bool leftIsOutlier, bool rightIsOutlier, float left, float right, OvpSurvivor survivor) =>
        leftIsOutlier && (!rightIsOutlier || survivor == OvpSurvivor.Left || MathF.Abs(left) >= MathF.Abs(right));
}
