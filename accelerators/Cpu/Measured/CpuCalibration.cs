using HwSim.Accelerators.Cpu.Kernels;
using HwSim.Core.Config;
using HwSim.Core.Results.Measured;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Cpu.Measured;

/// <summary>
/// Fits seven figures of a processor on measured rows: the clock that it sustains, the rates of L2, L3 and main memory, what of L3 is its
/// own, and the time of calling an operator and of forking. A coordinate search with shrinking steps, the same every time.
/// </summary>
public static class CpuCalibration
{
    private const double FirstStep = 1.4;
    private const double LastStep = 1.01;

    private static readonly Func<CpuSpec, double, CpuSpec>[] Scales =
    [
        (s, f) => s with { Boost = Scaled(s.Boost, f) },
        (s, f) => s with { L2Rate = Scaled(s.L2Rate, f) },
        (s, f) => s with { L3Rate = Scaled(s.L3Rate, f) },
        (s, f) => s with { L3 = s.L3 with { Value = new Bytes((long)(s.L3.Value.Value * f)) } },
        (s, f) => s with { Bandwidth = s.Bandwidth is { } rate ? new BytesPerSecond(rate.Value * f) : null },
        (s, f) => s with { Dispatch = s.Dispatch with { Value = new Seconds(s.Dispatch.Value.Value * f) } },
        (s, f) => s with { ForkJoin = s.ForkJoin with { Value = new Seconds(s.ForkJoin.Value.Value * f) } },
    ];

    /// <summary>The processor with the figures that predict the rows best, each marked with what it was fitted on.</summary>
    public static CpuSpec Fit(CpuSpec spec, IReadOnlyList<Measurement> rows)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(rows);
        Measurement[] used = [.. rows.Where(r => CpuShapes.Time(r, spec) is not null)];
        if (used.Length == 0)
        {
            return spec;
        }

        CpuSpec best = spec;
        double least = Error(best, used);
        for (double step = FirstStep; step > LastStep;)
        {
            bool isBetter = false;
            foreach (Func<CpuSpec, double, CpuSpec> scale in Scales)
            {
                foreach (double factor in (double[])[step, 1 / step])
                {
                    CpuSpec next = scale(best, factor);
                    double error = Error(next, used);
                    if (error < least - 1e-9)
                    {
                        (best, least, isBetter) = (next, error, true);
                    }
                }
            }

            step = isBetter ? step : Math.Sqrt(step);
        }

        return Marked(best, FormattableString.Invariant($"fitted on {used.Length} rows of {used[0].Device} ({used[0].Source})"));
    }

    private static double Error(CpuSpec spec, Measurement[] rows)
    {
        double sum = 0;
        foreach (Measurement row in rows)
        {
            CpuTime time = CpuShapes.Time(row, spec)!.Value;
            sum += Math.Abs(Math.Log(time.Seconds / (row.Microseconds * 1e-6)));
        }

        return sum / rows.Length;
    }

    private static Sourced<double> Scaled(Sourced<double> value, double factor) => value with { Value = value.Value * factor };

    private static CpuSpec Marked(CpuSpec spec, string source) => spec with
    {
        Boost = new(spec.Boost.Value, source, Trust.Fitted),
        L2Rate = new(spec.L2Rate.Value, source, Trust.Fitted),
        L3Rate = new(spec.L3Rate.Value, source, Trust.Fitted),
        L3 = new(spec.L3.Value, source, Trust.Fitted),
        DramType = new(spec.DramType.Value, source, Trust.Fitted),
        Dispatch = new(spec.Dispatch.Value, source, Trust.Fitted),
        ForkJoin = new(spec.ForkJoin.Value, source, Trust.Fitted),
    };
}
