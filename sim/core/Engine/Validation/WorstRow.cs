using HwSim.Core.Results.Measured;

namespace HwSim.Core.Engine.Validation;

/// <summary>A row that the model predicts badly.</summary>
/// <param name="Row">What was measured.</param>
/// <param name="PredictedSeconds">What the model says.</param>
/// <param name="Breakdown">What the predicted time consists of.</param>
public sealed record WorstRow(Measurement Row, double PredictedSeconds, string Breakdown);
