using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>The best design by one objective; of designs that are equal in it, the best by the others in their order.</summary>
/// <param name="Objective">The index of the objective.</param>
/// <param name="Values">What each objective is worth.</param>
/// <param name="Result">The point.</param>
public sealed record Best(int Objective, ImmutableArray<double> Values, PointResult Result)
{
    /// <summary>What the objective is worth.</summary>
    public double Value => Values[Objective];

    /// <summary>True where a value is better than the best so far; of equal ones, the point with the lower number is.</summary>
    internal static bool IsBetter(double value, long number, double best, long bestNumber, bool maximize) =>
        Compare(value, best, maximize) is var order && (order == 0 ? !double.IsNaN(value) && number < bestNumber : order < 0);

    /// <summary>Below zero where a value is better than another, above zero where it is worse; what is no number is worst.</summary>
    internal static int Compare(double value, double other, bool maximize)
    {
        if (double.IsNaN(value) || double.IsNaN(other))
        {
            return double.IsNaN(value).CompareTo(double.IsNaN(other));
        }

        return maximize ? other.CompareTo(value) : value.CompareTo(other);
    }
}
