using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>The designs of a study that readers ask for first.</summary>
public static class NotedDesigns
{
    /// <summary>How many there are at most.</summary>
    public const int Most = 40;

    private const int MostBaselines = 8;

    /// <summary>
    /// Their numbers, each once: baseline designs, the balanced design of each scenario, the best by each objective and within each budget, the design that
    /// serves all scenarios, then designs evenly along the fronts as far as there is room.
    /// </summary>
    public static ImmutableArray<long> Of(StudyAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        IEnumerable<long> first = answers.Baselines.Where(b => b.Infeasible is null).Take(MostBaselines).Select(b => b.Number)
            .Concat(answers.ByScenario.SelectMany(s => new[] { s.Knee?.Result.Number }.OfType<long>().Concat(s.Best.OfType<Best>().Select(b => b.Result.Number))));
        IEnumerable<long> then = answers.Shared.SelectMany(s => s.Points).Concat(answers.ByScenario.SelectMany(s => s.Budgets).SelectMany(b => b.Best).OfType<Best>().Select(b => b.Result.Number));
        ImmutableArray<long> noted = [.. first.Concat(then).Distinct().Take(Most)];
        int room = (Most - noted.Length) / Math.Max(1, answers.ByScenario.Length);
        return [.. noted.Concat(answers.ByScenario.SelectMany(s => Along(s.Front, room))).Distinct()];
    }

    private static IEnumerable<long> Along(ImmutableArray<ParetoPoint> front, int count)
    {
        long[] numbers = [.. front.OrderBy(p => p.Objectives[0]).ThenBy(p => p.Result.Number).Select(p => p.Result.Number)];
        return numbers.Length <= count ? numbers : Enumerable.Range(0, count).Select(i => numbers[(long)i * (numbers.Length - 1) / Math.Max(1, count - 1)]);
    }
}
