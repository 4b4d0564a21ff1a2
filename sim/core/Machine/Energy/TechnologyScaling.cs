using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>
/// What switching energy and area of logic become in another technology.
/// </summary>
/// <remarks>
/// Source: Stillmaker and Baas, Scaling equations for the accurate prediction of CMOS device performance from 180 nm to 7 nm,
/// Integration 58 (2017) 74-81. E(to)/E(from) = p_to(V_to)/p_from(V_from) with p = a2·V² + a1·V + a0; areas by its area table.
/// Between two covered nodes both are interpolated on log-log axes. Leakage is not covered.
/// </remarks>
/// <param name="Name">The name of the table.</param>
/// <param name="Source">The document.</param>
/// <param name="ReferenceSupply">The supply on both sides where neither is known.</param>
/// <param name="Nodes">The covered nodes, small to large.</param>
public sealed record TechnologyScaling(string Name, string Source, Sourced<Volts> ReferenceSupply, ImmutableArray<ScalingNode> Nodes)
{
    /// <summary>What energy at one node and supply becomes at another. A supply that is not given is like the other side's.</summary>
    public ScalingFactor EnergyFactor(Metres from, Volts? fromSupply, Metres to, Volts? toSupply)
    {
        Volts before = fromSupply ?? toSupply ?? ReferenceSupply.Value;
        Volts after = toSupply ?? fromSupply ?? ReferenceSupply.Value;
        if (LogCurve.IsSame(from.Value, to.Value) && before == after)
        {
            return new ScalingFactor(1, "");
        }

        if ((NotCovered(from) ?? NotCovered(to) ?? NotFitted(from, before) ?? NotFitted(to, after)) is { } reason)
        {
            return new ScalingFactor(null, reason);
        }

        return new ScalingFactor(EnergyAt(to, after) / EnergyAt(from, before), "");
    }

    /// <summary>What area at one node becomes at another.</summary>
    public ScalingFactor AreaFactor(Metres from, Metres to)
    {
        if (LogCurve.IsSame(from.Value, to.Value))
        {
            return new ScalingFactor(1, "");
        }

        if ((NotCovered(from) ?? NotCovered(to)) is { } reason)
        {
            return new ScalingFactor(null, reason);
        }

        (double, double)[] byFrom = [.. Nodes.Select(n => (n.Node.Value, At(i => n.AreaTo[i], to)))];
        return new ScalingFactor(LogCurve.At(byFrom, from.Value), "");
    }

    private double EnergyAt(Metres node, Volts supply) => At(i => Nodes[i].EnergyAt(supply), node);

    private double At(Func<int, double> valueOf, Metres node)
    {
        (double, double)[] points = [.. Nodes.Select((n, i) => (n.Node.Value, valueOf(i)))];
        return LogCurve.At(points, node.Value)!.Value;
    }

    private string? NotCovered(Metres node)
    {
        (double least, double most) = (Nodes[0].Node.Value, Nodes[^1].Node.Value);
        bool isInside = (node.Value > least || LogCurve.IsSame(node.Value, least)) && (node.Value < most || LogCurve.IsSame(node.Value, most));
        return isInside ? null : $"{Name} covers {Nodes[0].Node} to {Nodes[^1].Node}, not {node}";
    }

    private string? NotFitted(Metres node, Volts supply)
    {
        ScalingNode? exact = Nodes.FirstOrDefault(n => LogCurve.IsSame(n.Node.Value, node.Value));
        Volts least = exact?.LeastSupply ?? Nodes.Skip(Nodes.Count(n => n.Node < node) - 1).Take(2).Max(n => n.LeastSupply);
        return supply >= least ? null : $"{Name} has no sound fit for {node} at {supply}: below {least} its polynomial rises again";
    }
}
