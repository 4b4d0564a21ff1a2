using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>What a search for clipping values found, group by group.</summary>
/// <param name="Grid">The type that was searched.</param>
/// <param name="Layout">Which values share a scale.</param>
/// <param name="BaseAlphas">max(|mean + 3s|, |mean - 3s|) of the group, s with n - 1; without outliers max |x|.</param>
/// <param name="Percents">The percentage of least error, of equals the first.</param>
/// <param name="Scales">Alpha over the largest normal value.</param>
/// <param name="Errors">The mean squared error at that percentage.</param>
public sealed record AlphaResult(OvpGrid Grid, GroupLayout Layout, float[] BaseAlphas, int[] Percents, float[] Scales, double[] Errors)
{
    /// <summary>Errors added up over groups: what the choice between types compares.</summary>
    public double ErrorSum => Errors.Sum();
}
