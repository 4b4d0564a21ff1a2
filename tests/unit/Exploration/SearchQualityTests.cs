using HwSim.Core.Engine.Exploration;

namespace HwSim.Tests.Unit.Exploration;

/// <summary>Searches find most of the true front of the shipped search studies, which are computed in full here. The whole experiment: <c>tests/bench -- search</c>.</summary>
public class SearchQualityTests
{
    private static readonly ulong[] Seeds = [1, 2, 3];

    /// <summary>Less than the least of 20 seeds, so that only a worse search or another model falls below it.</summary>
    [Theory]
    [InlineData("search-bert", 0.97, 0.95)]
    [InlineData("search-llm-decode", 0.99, 0.85)]
    [InlineData("search-resnet50", 0.99, 0.985)]
    public void A_fortieth_of_the_points_is_enough_for_the_surrogate_and_a_twentieth_for_NSGA2(string study, double surrogate, double nsga2)
    {
        SearchTrial trial = new(Repository.PathOf("reports", "studies", $"{study}.yaml"));

        Assert.All(Seeds, seed => Assert.InRange(trial.Run(new Strategy(StrategyKind.Surrogate, null, seed), 500)[0].ToNadir, surrogate, 1 + 1e-9));
        Assert.All(Seeds, seed => Assert.InRange(trial.Run(new Strategy(StrategyKind.Nsga2, null, seed), 1000)[0].ToNadir, nsga2, 1 + 1e-9));
    }
}
