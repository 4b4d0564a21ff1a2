namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// Predicts several figures of a point from those of known points (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006,
/// alg. 2.1), all with one kernel. Figures come out in deviations from the mean of the known ones.
/// </summary>
internal sealed class GaussianProcess
{
    /// <summary>Variance that no axis explains, as a share: keeps the matrix well conditioned.</summary>
    private const double Nugget = 1e-3;

    private readonly int[][] inputs;
    private readonly double[] centres;
    private readonly double[] deviations;
    private readonly Cholesky factor;
    private readonly double[][] weights;

    /// <param name="kernel">How alike points are.</param>
    /// <param name="inputs">The levels of the known points.</param>
    /// <param name="outputs">Their figures.</param>
    public GaussianProcess(AxisKernel kernel, int[][] inputs, double[][] outputs)
    {
        Kernel = kernel;
        this.inputs = inputs;
        int figures = outputs[0].Length;
        centres = [.. Enumerable.Range(0, figures).Select(f => outputs.Average(o => o[f]))];
        deviations = [.. Enumerable.Range(0, figures).Select(f => Math.Sqrt(outputs.Average(o => (o[f] - centres[f]) * (o[f] - centres[f]))))];
        factor = new Cholesky(inputs.Length, (i, j) => kernel.Of(inputs[i], inputs[j]) + (i == j ? Nugget : 0));
        weights = [.. Columns(outputs).Select(factor.Solve)];
    }

    /// <summary>How many figures a point has.</summary>
    public int Figures => weights.Length;

    /// <summary>How alike points are taken to be.</summary>
    public AxisKernel Kernel { get; }

    /// <summary>Improves a kernel by halving and doubling the reach of one axis after another, each kept where known points are predicted better from all others (ibid., sec. 5.4.2).</summary>
    /// <param name="kernel">What to begin with.</param>
    /// <param name="axes">How many axes there are.</param>
    /// <param name="rounds">How often to go through the axes.</param>
    /// <param name="inputs">Levels of known points.</param>
    /// <param name="outputs">Their figures.</param>
    public static AxisKernel Tuned(AxisKernel kernel, int axes, int rounds, int[][] inputs, double[][] outputs)
    {
        double least = new GaussianProcess(kernel, inputs, outputs).LeftOutError();
        for (int trial = 0; trial < 2 * axes * rounds; trial++)
        {
            AxisKernel other = kernel.With(trial / 2 % axes, trial % 2 == 0 ? 0.5 : 2);
            double error = new GaussianProcess(other, inputs, outputs).LeftOutError();
            (kernel, least) = error < least ? (other, error) : (kernel, least);
        }

        return kernel;
    }

    /// <summary>A figure in deviations from the mean.</summary>
    public double Standard(int figure, double value) => deviations[figure] > 0 ? (value - centres[figure]) / deviations[figure] : 0;

    /// <summary>Predicts the figures of a point.</summary>
    /// <param name="levels">The point.</param>
    /// <param name="means">Takes the predictions.</param>
    /// <returns>How uncertain they are: the deviation that is left where only the nearest known point is known, an upper bound of the process's own.</returns>
    public double Predict(int[] levels, Span<double> means)
    {
        means.Clear();
        double nearest = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            double alike = Kernel.Of(levels, inputs[i]);
            nearest = Math.Max(nearest, alike);
            for (int figure = 0; figure < means.Length; figure++)
            {
                means[figure] += alike * weights[figure][i];
            }
        }

        return Math.Sqrt(1 - (nearest * nearest));
    }

    /// <summary>The squared error with which each known point is predicted by all others, over all points and figures.</summary>
    private double LeftOutError()
    {
        double[] diagonal = factor.InverseDiagonal();
        double sum = 0;
        foreach (double[] weight in weights)
        {
            for (int i = 0; i < weight.Length; i++)
            {
                sum += weight[i] / diagonal[i] * (weight[i] / diagonal[i]);
            }
        }

        return sum;
    }

    private IEnumerable<double[]> Columns(double[][] outputs) => centres.Select((_, f) => outputs.Select(o => Standard(f, o[f])).ToArray());
}
