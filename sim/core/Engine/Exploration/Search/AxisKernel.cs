namespace HwSim.Core.Engine.Exploration.Search;

/// <summary>
/// How alike points are taken to be: a product over axes of a correlation that falls by the same factor from level to level of an ordered
/// axis (the exponential kernel; Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, sec. 4.2.1), and that is the same
/// between any two levels of another.
/// </summary>
internal sealed class AxisKernel
{
    private readonly SearchSpace space;
    private readonly double[] reaches;
    private readonly double[][] byDistance;

    /// <param name="space">The axes.</param>
    /// <param name="reaches">For each axis over how many levels the correlation falls to about 1/e.</param>
    public AxisKernel(SearchSpace space, double[] reaches)
    {
        this.space = space;
        this.reaches = reaches;
        byDistance = [.. reaches.Select((reach, axis) => Correlations(reach / (1 + reach), space.Counts[axis], space.Ordered[axis]))];
    }

    /// <summary>Half the axis for each axis.</summary>
    public static AxisKernel Usual(SearchSpace space) => new(space, [.. space.Counts.Select((count, axis) => space.Ordered[axis] ? count / 2.0 : 1)]);

    /// <summary>The same kernel but for one reach.</summary>
    public AxisKernel With(int axis, double factor)
    {
        double[] changed = [.. reaches];
        changed[axis] = Math.Clamp(changed[axis] * factor, 1.0 / 8, 64 * space.Counts[axis]);
        return new AxisKernel(space, changed);
    }

    /// <summary>The correlation of two points, 1 where they are the same.</summary>
    public double Of(int[] a, int[] b)
    {
        double product = 1;
        for (int axis = 0; axis < a.Length; axis++)
        {
            product *= byDistance[axis][Math.Abs(a[axis] - b[axis])];
        }

        return product;
    }

    private static double[] Correlations(double factor, int count, bool ordered)
    {
        double[] correlations = new double[count];
        correlations[0] = 1;
        for (int distance = 1; distance < count; distance++)
        {
            correlations[distance] = ordered ? correlations[distance - 1] * factor : factor;
        }

        return correlations;
    }
}
