using System.Collections.Immutable;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Bayesian search for expensive points: a Gaussian process predicts costs and constraints, and the points are costed that would add most
/// to the hypervolume if they came out a deviation better than predicted, times the probability that they are feasible (SMS-EGO;
/// Ponweiser, Wagner, Biermann and Vincze, PPSN X, 2008, with constraints as in Schonlau, Welch and Jones, 1998). A batch is chosen point by point, each as if
/// those before it had come out so.
/// </summary>
internal sealed class SurrogateSearch : ISearch
{
    private const int FirstPoints = 32;
    private const int LeastBatch = 16;
    private const int LargestBatch = 256;
    private const int Parents = 64;
    private const int FewestKnown = 8;

    private readonly SearchSpace space;
    private readonly Fidelity fidelity;
    private readonly FreshPoints points;
    private readonly CandidatePool pool;
    private readonly SurrogateModel model;
    private readonly List<Evaluation> known = [];
    private bool farReference;

    /// <param name="space">Where to search.</param>
    /// <param name="fidelity">The level to search at.</param>
    /// <param name="seed">Decides every random choice.</param>
    public SurrogateSearch(SearchSpace space, Fidelity fidelity, ulong seed)
    {
        this.space = space;
        this.fidelity = fidelity;
        points = new FreshPoints(space, seed);
        pool = new CandidatePool(space, points, new RandomStream(seed, 1));
        model = new SurrogateModel(space, new RandomStream(seed, 2));
    }

    public SearchBatch Next(IReadOnlyList<Evaluation> results)
    {
        known.AddRange(results);
        if (known.Count == 0)
        {
            return new SearchBatch(fidelity, points.TakeSpread(FirstPoints));
        }

        int size = Math.Clamp(known.Count / 10, LeastBatch, LargestBatch);
        ImmutableArray<long>.Builder batch = ImmutableArray.CreateBuilder<long>(size);
        if (known.Count(e => !e.Costs.IsEmpty) >= FewestKnown)
        {
            AddPromising(batch, size);
        }

        while (batch.Count < size && points.TakeAny() is { } number)
        {
            batch.Add(number);
        }

        return new SearchBatch(fidelity, batch.ToImmutable());
    }

    private void AddPromising(ImmutableArray<long>.Builder batch, int size)
    {
        model.Learn(known);
        Prediction[] candidates = [.. pool.Around(Selection.Best(known, Parents)).Select(model.Predict)];
        farReference = !farReference;
        foreach (Prediction chosen in BatchSelection.Of(candidates, model.FeasibleCosts(known), farReference, size))
        {
            points.TryTake(chosen.Number);
            batch.Add(chosen.Number);
        }
    }
}
