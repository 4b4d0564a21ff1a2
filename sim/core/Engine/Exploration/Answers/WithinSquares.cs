namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>The squares that one axis leaves where all others are fixed: the numerator of a total-order index, exact over a grid.</summary>
internal static class WithinSquares
{
    /// <summary>Sum over all lines of the grid along an axis of the squared deviations from the line's mean; points that are no numbers are left out.</summary>
    public static double Of(DesignSpace space, Scenarios scenarios, ReadOnlySpan<double> values, int axis, int[] within, bool logarithm)
    {
        long stride = 1;
        for (int i = axis + 1; i < space.IndependentAxes; i++)
        {
            stride *= space.Axes[i].Values.Length;
        }

        int length = space.Axes[axis].Values.Length;
        bool[] isAsked = new bool[scenarios.Count];
        Array.ForEach(within, s => isAsked[s] = true);
        Span<int> levels = stackalloc int[space.IndependentAxes];
        double sum = 0;
        for (long block = 0; block < values.Length; block += stride * length)
        {
            for (long first = block; first < block + stride; first++)
            {
                if (within.Length < scenarios.Count)
                {
                    space.LevelsOf(first, levels);
                    if (!isAsked[scenarios.Of(levels)])
                    {
                        continue;
                    }
                }

                sum += Line(values, first, stride, length, logarithm);
            }
        }

        return sum;
    }

    private static double Line(ReadOnlySpan<double> values, long first, long stride, int length, bool logarithm)
    {
        int count = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < length; i++)
        {
            double value = values[(int)(first + (i * stride))];
            value = logarithm ? Math.Log(value) : value;
            if (double.IsFinite(value))
            {
                double before = value - mean;
                mean += before / ++count;
                squares += before * (value - mean);
            }
        }

        return squares;
    }
}
