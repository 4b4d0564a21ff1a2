using System.Collections.Immutable;

namespace HwSim.Core.Results.Quantized;

/// <summary>A tensor before and after quantization.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Operator">The operator that reads it.</param>
/// <param name="IsWeight">A weight, else an activation.</param>
/// <param name="Type">Its element type before.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Deviation">The standard deviation.</param>
/// <param name="Kurtosis">3 for a Gaussian.</param>
/// <param name="BeyondThreeSigma">The share of values farther than three deviations from the mean.</param>
/// <param name="LargestSigma">The largest distance from the mean in deviations; 0 for a constant tensor.</param>
/// <param name="NotFinite">Infinities and NaN.</param>
/// <param name="Pairs">Pairs of neighbours by how many are outliers.</param>
/// <param name="Errors">One a format, in the order of the formats.</param>
/// <param name="Pictures">One a format, or none.</param>
public sealed record QuantizedTensor(
    string Name,
    string Operator,
    bool IsWeight,
    string Type,
    ImmutableArray<long> Shape,
    double Deviation,
    double Kurtosis,
    double BeyondThreeSigma,
    double LargestSigma,
    long NotFinite,
    PairShares Pairs,
    ImmutableArray<QuantizedError> Errors,
    ImmutableArray<GridPicture> Pictures)
{
    /// <summary>How many values it has.</summary>
    public long Count => Shape.Aggregate(1L, (product, extent) => product * extent);
}
