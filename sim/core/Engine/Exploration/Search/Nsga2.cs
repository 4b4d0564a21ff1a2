using System.Collections.Immutable;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// NSGA-II (Deb, Pratap, Agarwal and Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002) on the levels of axes: tournaments by rank and
/// crowding, uniform crossover, and mutation that steps to near levels of ordered axes and to any level of others. A child that was
/// costed before is mutated again, so every evaluation is of a new point.
/// </summary>
internal sealed class Nsga2 : ISearch
{
    private const int MostRetries = 20;

    private readonly SearchSpace space;
    private readonly Fidelity fidelity;
    private readonly int size;
    private readonly RandomStream random;
    private readonly FreshPoints points;
    private Evaluation[] population = [];

    /// <param name="space">Where to search.</param>
    /// <param name="fidelity">The level to search at.</param>
    /// <param name="size">How many points the population has.</param>
    /// <param name="seed">Decides every random choice.</param>
    public Nsga2(SearchSpace space, Fidelity fidelity, int size, ulong seed)
    {
        this.space = space;
        this.fidelity = fidelity;
        this.size = size;
        random = new RandomStream(seed, 1);
        points = new FreshPoints(space, seed);
    }

    public SearchBatch Next(IReadOnlyList<Evaluation> results)
    {
        population = Selection.Best([.. population, .. results], size);
        return new SearchBatch(fidelity, population.Length == 0 ? points.TakeSpread(size) : Children());
    }

    private ImmutableArray<long> Children()
    {
        ImmutableArray<long>.Builder children = ImmutableArray.CreateBuilder<long>(size);
        while (children.Count < size && (Child() ?? points.TakeAny()) is { } child)
        {
            children.Add(child);
        }

        return children.ToImmutable();
    }

    /// <summary>A new point out of two parents; null where all that were tried are taken.</summary>
    private long? Child()
    {
        int[] child = Mutation.Child(space, Tournament(), Tournament(), random);
        for (int tries = 0; tries < MostRetries; tries++)
        {
            long number = space.NumberOf(child);
            if (points.TryTake(number))
            {
                return number;
            }

            Mutation.Change(space, child, random);
        }

        return null;
    }

    /// <summary>The better of two: the population is in the order of rank and crowding.</summary>
    private Evaluation Tournament() => population[Math.Min(random.Below(population.Length), random.Below(population.Length))];
}
