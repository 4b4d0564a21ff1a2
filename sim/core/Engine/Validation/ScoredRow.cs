using HwSim.Core.Results.Measured;

namespace HwSim.Core.Engine.Validation;

/// <summary>A measured row beside its prediction.</summary>
/// <param name="Measured">Measured seconds.</param>
/// <param name="Prediction">What the model says.</param>
/// <param name="Row">The row itself; null where nobody needs it.</param>
public readonly record struct ScoredRow(double Measured, KernelPrediction Prediction, Measurement? Row)
{
    /// <summary>A number for its shape, the same for equal shapes.</summary>
    public ulong Shape { get; init; }
}
