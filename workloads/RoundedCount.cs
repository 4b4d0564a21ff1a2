namespace HwSim.Workloads;

/// <summary>A published count, exact or rounded.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Rounding">Half a unit of its last printed digit; 0 where it is exact.</param>
/// <param name="Text">As printed.</param>
public sealed record RoundedCount(double Value, double Rounding, string Text)
{
    /// <summary>True where <paramref name="count"/> rounds to the figure.</summary>
    public bool Matches(long count) => Math.Abs(count - Value) <= Rounding;
}
