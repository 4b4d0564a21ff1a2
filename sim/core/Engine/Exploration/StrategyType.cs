using System.Text.Json.Nodes;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>A strategy: <c>grid</c>, or a mapping with method, points and seed.</summary>
internal sealed class StrategyType : ConfigType<Strategy>
{
    private const long MostPoints = 1L << 40;

    private static readonly ConfigType<StrategyKind> Kinds = ConfigTypes.Choice(
        "strategies", ("grid", StrategyKind.Grid), ("random", StrategyKind.Random), ("latin-hypercube", StrategyKind.LatinHypercube), ("sobol", StrategyKind.Sobol));

    private static readonly ConfigType<Strategy> Full = ConfigTypes.Record<Strategy>("the strategy", f =>
    {
        Field<StrategyKind> kind = f.Required("method", Kinds, "grid (every combination), random (distinct combinations), latin-hypercube or sobol");
        Field<long> points = f.Optional("points", ConfigTypes.Whole(1, MostPoints), 0, "how many points; not for a grid");
        Field<long> seed = f.Optional("seed", ConfigTypes.Whole(0, long.MaxValue), 0, "decides every random choice; for sobol it shifts the sequence, and left out, the sequence is as published");
        return v =>
        {
            bool grid = v.Get(kind) == StrategyKind.Grid;
            if (grid && (v.IsGiven(points) || v.IsGiven(seed)))
            {
                v.Reject(v.IsGiven(points) ? points : seed, "a grid has all points of the space, and nothing in it is random", "leave it out, or choose another method");
            }

            if (!grid && !v.IsGiven(points))
            {
                v.Reject(kind, "this method needs a budget", "add 'points: N'");
            }

            if (v.Get(kind) is StrategyKind.Random or StrategyKind.LatinHypercube && !v.IsGiven(seed))
            {
                v.Reject(kind, "this method needs a seed, so that the same study has the same points", "add 'seed: N'");
            }

            return new Strategy(v.Get(kind), grid ? null : v.Get(points), v.IsGiven(seed) ? (ulong)v.Get(seed) : null);
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
