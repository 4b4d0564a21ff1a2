namespace HwSim.Core.Results.Quantized;

/// <summary>Pairs of neighbours in memory by how many of the two lie beyond three deviations; shares of all pairs.</summary>
/// <param name="NormalNormal">Neither.</param>
/// <param name="OutlierNormal">One.</param>
/// <param name="OutlierOutlier">Both: outlier-victim pairs lose one of them.</param>
public readonly record struct PairShares(double NormalNormal, double OutlierNormal, double OutlierOutlier);
