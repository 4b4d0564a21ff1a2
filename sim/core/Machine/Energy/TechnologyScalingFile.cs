using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>How technology scaling is written in YAML.</summary>
public static class TechnologyScalingFile
{
    /// <summary>The key that names the scaling and marks the kind of file.</summary>
    public const string Kind = "technology_scaling";

    private static readonly ConfigType<ScalingNode> Node = ConfigTypes.Record<ScalingNode>("a covered technology", f =>
    {
        Field<Metres> node = f.Required("node", ConfigTypes.Positive<Metres>(), "feature size");
        Field<ImmutableArray<double>> energy = f.Required("energy", ConfigTypes.ListOf(ConfigTypes.Number(-100, 100)), "[a2, a1, a0]: relative switching energy a2 V^2 + a1 V + a0");
        Field<ImmutableArray<double>> area = f.Required("area_to", ConfigTypes.ListOf(ConfigTypes.Number(1e-6, 1e6)), "factor to the area at each covered node, in the order of the nodes");
        return v =>
        {
            ImmutableArray<double> a = v.Get(energy);
            if (a.Length != 3 || a[0] <= 0)
            {
                v.Reject(energy, "three coefficients belong here, the first above zero");
                a = [1, 0, 1];
            }

            return new ScalingNode(v.Get(node), a[0], a[1], a[2], v.Get(area));
        };
    });

    /// <summary>The declaration: reader and schema.</summary>
    public static ConfigType<TechnologyScaling> Type { get; } = ConfigTypes.Record<TechnologyScaling>("technology scaling", f =>
    {
        Field<string> name = f.Required(Kind, ConfigTypes.Text, "its name");
        Field<string> source = f.Required("source", ConfigTypes.Text, "the document");
        Field<Sourced<Volts>> supply = f.Required("reference_supply", ConfigTypes.Sourced(ConfigTypes.Positive<Volts>()), "the supply on both sides where neither is known");
        Field<ImmutableArray<ScalingNode>> nodes = f.Required("nodes", ConfigTypes.ListOf(Node, least: 1), "the covered technologies, small to large");
        return v =>
        {
            ImmutableArray<ScalingNode> all = v.Get(nodes);
            if (all.Zip(all.Skip(1)).Any(pair => pair.First.Node >= pair.Second.Node))
            {
                v.Reject(nodes, "the technologies are not in the order of their size");
            }

            if (all.Any(n => n.AreaTo.Length != all.Length))
            {
                v.Reject(nodes, "every technology needs one area factor to each technology, itself included");
            }

            return new TechnologyScaling(v.Get(name), v.Get(source), v.Get(supply), all);
        };
    });
}
