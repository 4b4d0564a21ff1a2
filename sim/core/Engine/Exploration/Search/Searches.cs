using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>The searches by their strategies.</summary>
public static class Searches
{
    /// <summary>The search of a study whose strategy is one.</summary>
    public static ISearch Of(DesignSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        return Of(SearchSpace.Of(space), space.Study.Strategy, space.Study.Fidelity);
    }

    /// <summary>A search of a space.</summary>
    /// <param name="space">Where to search.</param>
    /// <param name="strategy">How; its kind is a search.</param>
    /// <param name="fidelity">The level that the answer is wanted at.</param>
    public static ISearch Of(SearchSpace space, Strategy strategy, Fidelity fidelity)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        ulong seed = strategy.Seed!.Value;
        return strategy.Kind switch
        {
            StrategyKind.Nsga2 => new Nsga2(space, fidelity, strategy.Population, seed),
            _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy.Kind, "is not a search"),
        };
    }
}
