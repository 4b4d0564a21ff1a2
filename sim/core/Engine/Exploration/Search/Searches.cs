using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>The searches by their strategies.</summary>
public static class Searches
{
    /// <summary>The search of a study whose strategy is one.</summary>
    public static ISearch Of(DesignSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        return Of(SearchSpace.Of(space), space.Study.Strategy, space.Study.Fidelity, space.Points);
    }

    /// <summary>A search of a space.</summary>
    /// <param name="space">Where to search.</param>
    /// <param name="strategy">How; its kind is a search.</param>
    /// <param name="fidelity">The level that the answer is wanted at.</param>
    /// <param name="points">How many points may be costed.</param>
    public static ISearch Of(SearchSpace space, Strategy strategy, Fidelity fidelity, long points)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        ulong seed = strategy.Seed!.Value;
        return strategy.Kind switch
        {
            StrategyKind.Nsga2 => new Nsga2(space, fidelity, strategy.Population, seed),
            StrategyKind.Surrogate => new SurrogateSearch(space, fidelity, seed),
            StrategyKind.SuccessiveHalving => new SuccessiveHalving(space, fidelity, (int)points, strategy.Keep, seed),
            _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy.Kind, "is not a search"),
        };
    }

    /// <summary>How many results a search of a study has at most, at all its levels.</summary>
    public static long MostResults(DesignSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        long sum = space.Points;
        long kept = space.Points;
        for (Fidelity level = Fidelity.Analytic; space.Study.Strategy.Kind == StrategyKind.SuccessiveHalving && level < space.Study.Fidelity; level++)
        {
            kept = SuccessiveHalving.ShareOf(kept, space.Study.Strategy.Keep);
            sum += kept;
        }

        return sum;
    }
}
