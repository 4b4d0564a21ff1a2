using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A strategy: <c>grid</c>, or a mapping with method, points and seed.</summary>
internal sealed class StrategyType : ConfigType<Strategy>
{
    private const long MostPoints = 1L << 40;
    private const long MostPopulation = 100_000;

    private static readonly ConfigType<StrategyKind> Kinds = ConfigTypes.Choice(
        "strategies", ("grid", StrategyKind.Grid), ("random", StrategyKind.Random), ("latin-hypercube", StrategyKind.LatinHypercube), ("sobol", StrategyKind.Sobol),
        ("surrogate", StrategyKind.Surrogate), ("nsga-2", StrategyKind.Nsga2), ("successive-halving", StrategyKind.SuccessiveHalving));

    private static readonly ConfigType<Strategy> Full = ConfigTypes.Record<Strategy>("the strategy", f =>
    {
        Field<StrategyKind> kind = f.Required("method", Kinds, "grid (every combination); samples: random (distinct combinations), latin-hypercube, sobol; searches: surrogate (few expensive points), nsga-2 (many cheap ones), successive-halving (many at the analytic level, the best at the study's)");
        Field<long> points = f.Optional("points", ConfigTypes.Whole(1, MostPoints), 0, "how many points; not for a grid, and not needed for a search in a study with a budget");
        Field<long> seed = f.Optional("seed", ConfigTypes.Whole(0, long.MaxValue), 0, "decides every random choice; for sobol it shifts the sequence, and left out, the sequence is as published");
        Field<long> population = f.Optional("population", ConfigTypes.Whole(4, MostPopulation), Strategy.UsualPopulation, "points in a generation of nsga-2");
        Field<double> keep = f.Optional("keep", ConfigTypes.Share, Strategy.UsualShare, "the share of points that successive-halving costs at the next level");
        return v =>
        {
            bool grid = v.Get(kind) == StrategyKind.Grid;
            Strategy strategy = new(v.Get(kind), v.IsGiven(points) ? v.Get(points) : null, v.IsGiven(seed) ? (ulong)v.Get(seed) : null) { Population = (int)v.Get(population), Keep = v.Get(keep) };
            if (grid && (v.IsGiven(points) || v.IsGiven(seed)))
            {
                v.Reject(v.IsGiven(points) ? points : seed, "a grid has all points of the space, and nothing in it is random", "leave it out, or choose another method");
            }

            if (!grid && (!strategy.IsSearch || strategy.Kind == StrategyKind.SuccessiveHalving) && !v.IsGiven(points))
            {
                v.Reject(kind, "this method has to know how many points it has", "add 'points: N'");
            }

            if ((strategy.IsSearch || v.Get(kind) is StrategyKind.Random or StrategyKind.LatinHypercube) && !v.IsGiven(seed))
            {
                v.Reject(kind, "this method needs a seed, so that the same study has the same points", "add 'seed: N'");
            }

            if (v.IsGiven(population) && v.Get(kind) != StrategyKind.Nsga2)
            {
                v.Reject(population, "only nsga-2 has a population", "leave it out");
            }

            if (v.IsGiven(keep) && (strategy.Kind != StrategyKind.SuccessiveHalving || strategy.Keep == 0))
            {
                v.Reject(keep, strategy.Keep == 0 ? "no point would go on" : "only successive-halving keeps a share", strategy.Keep == 0 ? "write a share such as 25 %" : "leave it out");
            }

            return strategy;
        };
    });

    public override bool TryRead(ConfigNode node, Diagnostics into, out Strategy value)
    {
        if (node is ScalarNode { Value: "grid" })
        {
            value = Strategy.Grid;
            return true;
        }

        bool read = Full.TryRead(node, into, out Strategy? full);
        value = full!;
        return read;
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(new JsonObject { ["const"] = "grid" }, Full.Schema()) };
}
