using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>The published search for scales: every percentage of a statistic of the group, kept where the squared error after victims is least.</summary>
/// <remarks>Source: OliVe's program, quant_modules.py, search_mse and search_adaptive_numeric_type.</remarks>
public static class OvpCalibration
{
    private const double Sigmas = 3;

    /// <summary>Values of a part of a group that all percentages are tried on while it is in the cache; even, so that no pair is cut.</summary>
    private const int Part = 4096;

    /// <summary>Searches the scales of a type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The search tries nothing.</exception>
    public static AlphaResult Search(OvpGrid grid, OvpSurvivor survivor, ReadOnlySpan<float> values, GroupLayout layout, AlphaSearch search)
    {
        ArgumentOutOfRangeException.ThrowIfZero(search.Count);
        ReadOnlySpan<float> finite = Finite(values);
        float[] bases = new float[layout.GroupCount];
        for (int group = 0; group < bases.Length; group++)
        {
            bases[group] = grid.OutlierType is null ? LargestMagnitude(finite[layout.At(group)]) : SigmaBase(finite[layout.At(group)]);
        }

        double[] errors = Errors(grid, survivor, finite, layout, search, bases);
        int[] percents = new int[bases.Length];
        float[] scales = new float[bases.Length];
        double[] least = new double[bases.Length];
        for (int group = 0; group < bases.Length; group++)
        {
            ReadOnlySpan<double> tried = errors.AsSpan(group * search.Count, search.Count);
            int best = 0;
            for (int trial = 1; trial < tried.Length; trial++)
            {
                best = tried[trial] < tried[best] ? trial : best;
            }

            percents[group] = search.Percent(best);
            scales[group] = Scale(grid, bases[group], percents[group]);
            least[group] = tried[best];
        }

        return new AlphaResult(grid, layout, bases, percents, scales, least);
    }

    /// <summary>The result of the type whose errors add up to least, of equals the first.</summary>
    public static AlphaResult SearchTypes(ReadOnlySpan<OvpGrid> grids, OvpSurvivor survivor, ReadOnlySpan<float> values, GroupLayout layout, AlphaSearch search)
    {
        AlphaResult best = Search(grids[0], survivor, values, layout, search);
        foreach (OvpGrid grid in grids[1..])
        {
            AlphaResult other = Search(grid, survivor, values, layout, search);
            best = other.ErrorSum < best.ErrorSum ? other : best;
        }

        return best;
    }

    /// <summary>Alpha over the largest normal value, and no larger than what keeps the largest outlier finite.</summary>
    private static float Scale(OvpGrid grid, float baseAlpha, int percent) =>
        MathF.Min(AlphaSearch.Alpha(baseAlpha, percent) / grid.NormalMaximum, Scales.Bound(grid.Values[^1]));

    /// <summary>Mean squared errors, group by group, in each all trials.</summary>
    private static double[] Errors(OvpGrid grid, OvpSurvivor survivor, ReadOnlySpan<float> values, GroupLayout layout, AlphaSearch search, float[] bases)
    {
        bool pairsStayInGroups = layout.GroupLength % 2 == 0 && layout.RowLength % 2 == 0;
        if (pairsStayInGroups && OvpLanes.Of(grid) is { } lanes)
        {
            return ErrorsInParts(lanes, grid, survivor, values, layout, search, bases);
        }

        double[] errors = new double[bases.Length * search.Count];
        if (grid.Lanes is { } nearest)
        {
            for (int group = 0; group < bases.Length; group++)
            {
                ReadOnlySpan<float> all = values[layout.At(group)];
                for (int trial = 0; trial < search.Count; trial++)
                {
                    errors[(group * search.Count) + trial] = nearest.SquaredError(all, Scale(grid, bases[group], search.Percent(trial))) / all.Length;
                }
            }

            return errors;
        }

        float[] gridValues = new float[values.Length];
        float[] scales = new float[bases.Length];
        for (int trial = 0; trial < search.Count; trial++)
        {
            for (int group = 0; group < bases.Length; group++)
            {
                scales[group] = Scale(grid, bases[group], search.Percent(trial));
            }

            _ = OvpQuantizer.Quantize(grid, survivor, values, layout, scales, gridValues);
            for (int group = 0; group < bases.Length; group++)
            {
                (int start, int length) = layout.At(group).GetOffsetAndLength(layout.Count);
                double sum = 0;
                for (int i = start; i < start + length; i++)
                {
                    double error = ((double)gridValues[i] * scales[group]) - values[i];
                    sum += error * error;
                }

                errors[(group * search.Count) + trial] = sum / length;
            }
        }

        return errors;
    }

    private static double[] ErrorsInParts(OvpLanes lanes, OvpGrid grid, OvpSurvivor survivor, ReadOnlySpan<float> values, GroupLayout layout, AlphaSearch search, float[] bases)
    {
        double[] errors = new double[bases.Length * search.Count];
        for (int group = 0; group < bases.Length; group++)
        {
            ReadOnlySpan<float> all = values[layout.At(group)];
            Span<double> sums = errors.AsSpan(group * search.Count, search.Count);
            for (int from = 0; from < all.Length; from += Part)
            {
                ReadOnlySpan<float> part = all.Slice(from, Math.Min(Part, all.Length - from));
                for (int trial = 0; trial < sums.Length; trial++)
                {
                    sums[trial] += lanes.SquaredError(part, Scale(grid, bases[group], search.Percent(trial)), survivor);
                }
            }

            foreach (ref double sum in sums)
            {
                sum /= all.Length;
            }
        }

        return errors;
    }

    private static float SigmaBase(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length;
        double squares = 0;
        foreach (float value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        double deviation = values.Length < 2 ? 0 : Math.Sqrt(squares / (values.Length - 1));
        return (float)Math.Max(Math.Abs(mean + (Sigmas * deviation)), Math.Abs(mean - (Sigmas * deviation)));
    }

    private static float LargestMagnitude(ReadOnlySpan<float> values)
    {
        float largest = 0;
        foreach (float value in values)
        {
            largest = MathF.Max(largest, MathF.Abs(value));
        }

        return largest;
    }

    /// <summary>The values, with zeros where one is not finite.</summary>
    private static ReadOnlySpan<float> Finite(ReadOnlySpan<float> values)
    {
        if (!Statistics.FiniteValues.HasOthers(values))
        {
            return values;
        }

        float[] copy = values.ToArray();
        foreach (ref float value in copy.AsSpan())
        {
            value = float.IsFinite(value) ? value : 0;
        }

        return copy;
    }
}
