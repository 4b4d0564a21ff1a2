using System.Diagnostics.CodeAnalysis;

namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>What a surrogate search knows about a space: one Gaussian process for costs and constraints, and one for whether a point can be costed at all.</summary>
/// <param name="space">The space.</param>
/// <param name="random">Decides which points kernels are tuned with.</param>
internal sealed class SurrogateModel(SearchSpace space, RandomStream random)
{
    /// <summary>How many points a process is given: the work grows with the third power.</summary>
    private const int MostPoints = 1024;

    /// <summary>How many points a kernel is tuned with.</summary>
    private const int TuningPoints = 128;

    private const int FirstRounds = 3;

    private CostScale? scale;
    private GaussianProcess? figures;
    private GaussianProcess? faults;

    /// <summary>Fits the model to known points; some of them can be costed.</summary>
    [MemberNotNull(nameof(scale), nameof(figures))]
    public void Learn(IReadOnlyList<Evaluation> known)
    {
        Evaluation[] costed = [.. known.Where(e => !e.Costs.IsEmpty)];
        CostScale costs = scale = new CostScale(costed);
        figures = Fitted(figures?.Kernel, Fewer(costed), e => [.. costs.Of(e.Costs), .. e.Margins]);
        faults = costed.Length < known.Count ? Fitted(faults?.Kernel, Fewer(known), e => [e.Costs.IsEmpty ? 1 : -1]) : null;
    }

    /// <summary>The costs of the feasible points, in the deviations of the model.</summary>
    public double[][] FeasibleCosts(IEnumerable<Evaluation> known) => [.. known.Where(e => e.IsFeasible).Select(e => scale!.Of(e.Costs).Select((c, i) => figures!.Standard(i, c)).ToArray())];

    /// <summary>What is expected of a point.</summary>
    public Prediction Predict(long number)
    {
        int[] levels = space.LevelsOf(number);
        double[] means = new double[figures!.Figures];
        double deviation = figures.Predict(levels, means);
        double feasible = 1;
        for (int i = scale!.Objectives; i < means.Length; i++)
        {
            feasible *= ProbabilityBelow(figures.Standard(i, 0), means[i], deviation);
        }

        if (faults is not null)
        {
            double[] fault = new double[1];
            double doubt = faults.Predict(levels, fault);
            feasible *= ProbabilityBelow(faults.Standard(0, 0), fault[0], doubt);
        }

        return new Prediction(number, means[..scale.Objectives], deviation, feasible);
    }

    private GaussianProcess Fitted(AxisKernel? before, Evaluation[] known, Func<Evaluation, double[]> outputsOf)
    {
        int[][] inputs = [.. known.Select(e => space.LevelsOf(e.Number))];
        double[][] outputs = [.. known.Select(outputsOf)];
        int[] sample = Sample(known.Length);
        AxisKernel kernel = GaussianProcess.Tuned(
            before ?? AxisKernel.Usual(space), space.Counts.Length, before is null ? FirstRounds : 1, [.. sample.Select(i => inputs[i])], [.. sample.Select(i => outputs[i])]);
        return new GaussianProcess(kernel, inputs, outputs);
    }

    /// <summary>Some of the points, at random.</summary>
    private int[] Sample(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = 0; i < Math.Min(count, TuningPoints); i++)
        {
            int other = i + random.Below(count - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order[..Math.Min(count, TuningPoints)];
    }

    /// <summary>The best points, and as many of the others, evenly.</summary>
    private static Evaluation[] Fewer(IReadOnlyList<Evaluation> known)
    {
        if (known.Count <= MostPoints)
        {
            return [.. known];
        }

        Evaluation[] best = Selection.Best(known, known.Count);
        int others = known.Count - (MostPoints / 2);
        return [.. best[..(MostPoints / 2)], .. Enumerable.Range(0, MostPoints / 2).Select(i => best[(MostPoints / 2) + (int)((long)i * others / (MostPoints / 2))])];
    }

    /// <summary>The probability that a value is below a bound, by Student's t-distribution with two degrees of freedom: it has a closed form, and tails for a model that may be wrong.</summary>
    private static double ProbabilityBelow(double bound, double mean, double deviation)
    {
        const double LeastDeviation = 1e-3;
        double t = (bound - mean) / Math.Max(deviation, LeastDeviation);
        return 0.5 + (t / (2 * Math.Sqrt(2 + (t * t))));
    }
}
