namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>What a model expects of a point that nobody has costed.</summary>
/// <param name="Number">The point.</param>
/// <param name="Costs">The expected costs, in deviations.</param>
/// <param name="Deviation">How uncertain they are.</param>
/// <param name="Feasible">The probability that the point is feasible.</param>
internal sealed record Prediction(long Number, double[] Costs, double Deviation, double Feasible);
