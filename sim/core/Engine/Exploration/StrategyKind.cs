namespace HwSim.Core.Engine.Exploration;

/// <summary>How the points of a study are chosen.</summary>
public enum StrategyKind
{
    /// <summary>Every combination of values.</summary>
    Grid,

    /// <summary>Distinct combinations in random order.</summary>
    Random,

    /// <summary>Every axis in equal strata, each stratum once.</summary>
    LatinHypercube,

    /// <summary>A low-discrepancy sequence.</summary>
    Sobol,

    /// <summary>An evolutionary search for the Pareto front.</summary>
    Nsga2,

    /// <summary>A search for the Pareto front that costs what a model of the results so far expects most of.</summary>
    Surrogate,

    /// <summary>Many points at the cheapest level, the best of them at the next.</summary>
    SuccessiveHalving,
}
