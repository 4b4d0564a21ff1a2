using System.Collections.Immutable;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>A technology that scaling covers.</summary>
/// <param name="Node">Feature size.</param>
/// <param name="A2">Coefficient of V² of the relative energy of a switching gate.</param>
/// <param name="A1">Coefficient of V.</param>
/// <param name="A0">Constant term.</param>
/// <param name="AreaTo">Area here becomes this multiple at each covered node, in the order of the nodes.</param>
public sealed record ScalingNode(Metres Node, double A2, double A1, double A0, ImmutableArray<double> AreaTo)
{
    /// <summary>Relative energy of a switching gate at a supply: a2·V² + a1·V + a0.</summary>
    public double EnergyAt(Volts supply) => (((A2 * supply.Value) + A1) * supply.Value) + A0;

    /// <summary>The supply where the fit has its minimum; below it the fit rises again, which no gate does.</summary>
    public Volts LeastSupply => new(-A1 / (2 * A2));
}
