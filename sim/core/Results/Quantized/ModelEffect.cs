namespace HwSim.Core.Results.Quantized;

/// <summary>How far the outputs of a quantized model are from those of the model, over all samples and floating-point outputs.</summary>
/// <param name="TopOne">The share of rows of scores whose largest stands at the same place; of a sigmoid's values, on the same side of a half.</param>
/// <param name="Divergence">The mean Kullback-Leibler divergence of the rows, original against quantized, in nats.</param>
/// <param name="LargestError">The largest absolute difference of an output.</param>
/// <param name="Relative">Squared error of the outputs over their squares.</param>
public sealed record ModelEffect(double TopOne, double Divergence, double LargestError, double Relative)
{
    /// <summary>Signal to noise of the outputs, in decibels.</summary>
    public double SqnrDecibels => QuantizedError.Decibels(Relative);
}
