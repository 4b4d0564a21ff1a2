namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>The best design by one objective.</summary>
/// <param name="Objective">The index of the objective.</param>
/// <param name="Value">What it is worth.</param>
/// <param name="Result">The point.</param>
public sealed record Best(int Objective, double Value, PointResult Result)
{
    /// <summary>True where a value is better than the best so far; of equal ones, the point with the lower number is.</summary>
    internal static bool IsBetter(double value, long number, double best, long bestNumber, bool maximize)
    {
        if (double.IsNaN(value) || double.IsNaN(best))
        {
            return !double.IsNaN(value);
        }

        return value == best ? number < bestNumber : maximize ? value > best : value < best;
    }
}
