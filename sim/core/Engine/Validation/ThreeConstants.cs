namespace HwSim.Core.Engine.Validation;

/// <summary>
/// The roofline with three constants, t0 + max(work / (ec peak), bytes / (em bandwidth)): the floor that a model must beat to be worth having.
/// </summary>
/// <param name="Overhead">t0 in seconds.</param>
/// <param name="Compute">ec, the share of the peak that is reached.</param>
/// <param name="Memory">em, the share of the bandwidth that is reached.</param>
public readonly record struct ThreeConstants(double Overhead, double Compute, double Memory)
{
    private const int MostRows = 1000;
    private const double FirstStep = 2;
    private const double LastStep = 1.01;

    /// <summary>The time that it gives.</summary>
    public double Predict(in KernelPrediction kernel) =>
        Overhead + Math.Max(kernel.Work / (Compute * kernel.PeakWork), kernel.Bytes / (Memory * kernel.Bandwidth));

    /// <summary>The constants with the least mean absolute percentage error: a coordinate search with shrinking steps, the same every time.</summary>
    public static ThreeConstants Fit(IReadOnlyList<ScoredRow> rows)
    {
        if (rows.Count > MostRows)
        {
            rows = [.. Enumerable.Range(0, MostRows).Select(i => rows[(int)((long)i * rows.Count / MostRows)])];
        }

        double least = rows.Min(r => r.Measured);
        (ThreeConstants Constants, double Error) best = (default, double.PositiveInfinity);
        foreach (ThreeConstants start in (ThreeConstants[])[new(least, 0.8, 0.8), new(least / 2, 0.4, 0.5)])
        {
            (ThreeConstants Constants, double Error) found = Descend(rows, start, least);
            best = found.Error < best.Error ? found : best;
        }

        return best.Constants;
    }

    private static (ThreeConstants Constants, double Error) Descend(IReadOnlyList<ScoredRow> rows, ThreeConstants at, double least)
    {
        double error = Error(rows, at);
        for (double step = FirstStep; step > LastStep;)
        {
            (ThreeConstants Constants, double Error) next = Neighbours(at, step, least).Select(n => (n, Error(rows, n))).MinBy(n => n.Item2);
            if (next.Error < error)
            {
                (at, error) = next;
            }
            else
            {
                step = Math.Sqrt(step);
            }
        }

        return (at, error);
    }

    private static IEnumerable<ThreeConstants> Neighbours(ThreeConstants at, double step, double least)
    {
        foreach (double factor in (double[])[step, 1 / step])
        {
            yield return at with { Overhead = Math.Max(at.Overhead, least / 100) * factor };
            yield return at with { Compute = at.Compute * factor };
            yield return at with { Memory = at.Memory * factor };
            yield return at with { Compute = at.Compute * factor, Memory = at.Memory * factor };
        }
    }

    private static double Error(IReadOnlyList<ScoredRow> rows, in ThreeConstants constants)
    {
        double sum = 0;
        foreach (ScoredRow row in rows)
        {
            sum += Math.Abs((constants.Predict(row.Prediction) / row.Measured) - 1);
        }

        return sum / rows.Count;
    }
}
