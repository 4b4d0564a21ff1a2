using System.Diagnostics;
using System.Globalization;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Machine;
using HwSim.Tests.Unit.Exploration;

namespace HwSim.Bench;

/// <summary>
/// How much of the true front's hypervolume strategies find with a hundredth and with a twentieth of the evaluations, on the shipped search
/// studies, which are computed in full for that. Some minutes.
/// </summary>
internal static class SearchQuality
{
    private const int Seeds = 20;

    /// <summary>972 is a twentieth of the smallest of the spaces.</summary>
    private static readonly int[] Evaluations = [200, 500, 972];

    public static void Print()
    {
        string[] studies = [.. Directory.EnumerateFiles(Path.Combine(Root(), "reports", "studies"), "search-*.yaml").Order(StringComparer.Ordinal)];
        Console.WriteLine($"Shares of the true front's hypervolume: median of {Seeds} seeds (least). 'Worst' is measured up to the worst feasible value of each objective in the");
        Console.WriteLine("whole space, 'nadir' up to the worst on the true front, 'logs' the same on logarithms of the objectives.\n");
        Console.WriteLine("| study | strategy | nadir, 200 | nadir, 500 | nadir, 972 | worst, 972 | logs, 972 | s a search |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        List<string> about = [];
        foreach (string path in studies)
        {
            about.Add(Study(new SearchTrial(path), [("random", Random), ("Latin hypercube", LatinHypercube), ("Sobol", Sobol), ("nsga-2", Searched(StrategyKind.Nsga2)), ("surrogate", Searched(StrategyKind.Surrogate))]));
        }

        about.Add(Study(
            new SearchTrial(studies[^1], Fidelity.Event),
            [("random", Random), ("nsga-2", Searched(StrategyKind.Nsga2)), ("surrogate", Searched(StrategyKind.Surrogate)), ("successive-halving, 20,000 analytic", Halving)]));
        Console.WriteLine();
        about.ForEach(Console.WriteLine);
    }

    private static string Study(SearchTrial trial, (string Name, Func<SearchTrial, ulong, SearchTrial.Shares[]> Run)[] strategies)
    {
        string name = $"{trial.Study.Name}, {trial.Study.Fidelity}".ToLowerInvariant();
        foreach ((string strategy, Func<SearchTrial, ulong, SearchTrial.Shares[]> run) in strategies)
        {
            Stopwatch watch = Stopwatch.StartNew();
            SearchTrial.Shares[][] shares = [.. Enumerable.Range(1, Seeds).Select(seed => run(trial, (ulong)seed))];
            string seconds = (watch.Elapsed.TotalSeconds / Seeds).ToString("F2", CultureInfo.InvariantCulture);
            string[] cells = [.. Evaluations.Select((_, i) => Cell(shares, s => s[i].ToNadir)), Cell(shares, s => s[^1].ToWorst), Cell(shares, s => s[^1].InLogs)];
            Console.WriteLine($"| {name} | {strategy} | {string.Join(" | ", cells)} | {seconds} |");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{name}: {trial.Space.Size:N0} points, {trial.Feasible:N0} feasible, {trial.FrontSize:N0} on the front");
    }

    private static SearchTrial.Shares[] Random(SearchTrial trial, ulong seed) =>
        [.. Evaluations.Select(n => trial.Run(new RandomSampler(new GridSampler(trial.Space.Counts), trial.Space.Size, seed), n))];

    private static SearchTrial.Shares[] LatinHypercube(SearchTrial trial, ulong seed) =>
        [.. Evaluations.Select(n => trial.Run(new LatinHypercubeSampler(trial.Space.Counts, n, seed), n))];

    private static SearchTrial.Shares[] Sobol(SearchTrial trial, ulong seed) => [.. Evaluations.Select(n => trial.Run(new SobolSampler(trial.Space.Counts, trial.Space.Size, seed), n))];

    private static Func<SearchTrial, ulong, SearchTrial.Shares[]> Searched(StrategyKind kind) => (trial, seed) => trial.Run(new Strategy(kind, null, seed), Evaluations);

    /// <summary>Every evaluation at the study's level is one of those that were kept out of 20,000.</summary>
    private static SearchTrial.Shares[] Halving(SearchTrial trial, ulong seed) =>
        [.. Evaluations.Select(n => trial.Run(new Strategy(StrategyKind.SuccessiveHalving, 20_000, seed) { Keep = n / 20_000.0 }, n)[0])];

    private static string Cell(SearchTrial.Shares[][] shares, Func<SearchTrial.Shares[], double> value)
    {
        double[] sorted = [.. shares.Select(value).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{(sorted[(Seeds - 1) / 2] + sorted[Seeds / 2]) / 2:P2} ({sorted[0]:P2})");
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "HwSim.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
