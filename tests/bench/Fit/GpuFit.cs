using System.Collections.Immutable;
using HwSim.Accelerators.Gpu.Constants;
using HwSim.Accelerators.Gpu.Measured;
using HwSim.Core.Results.Measured;

namespace HwSim.Bench.Fit;

/// <summary>
/// Fits the GPU model's global constants: a coordinate search with shrinking steps for the least mean error over all cells (device,
/// kernel, type), each cell counted once. Deterministic. Repeated without each device, for predicting that device.
/// </summary>
internal sealed class GpuFit
{
    private const int MostRowsOfCell = 40;
    private const double FirstStep = 1.3;
    private const double LastStep = 1.03;

    private readonly List<Measurement> rows;

    private GpuFit(List<Measurement> rows) => this.rows = rows;

    /// <summary>Fits on the rows of measurement files and writes the file of constants.</summary>
    public static void Run(IEnumerable<string> files, string output, string only)
    {
        GpuFit fit = new([.. files.SelectMany(Read).Where(r => GpuKernelModel.Shipped.Predict(r).Reason is null)]);
        FitGroup[] groups = [.. FitGroup.All.Where(g => only.Length == 0 || g.Name.Contains(only, StringComparison.Ordinal))];
        GpuConstants all = ConstantsFile.Shipped.Global;
        foreach (FitGroup group in groups)
        {
            all = fit.Fit(group, all, without: null);
        }

        Dictionary<string, GpuConstants> without = [];
        foreach (string device in fit.rows.Select(r => r.Device).Distinct().Order(StringComparer.Ordinal))
        {
            GpuConstants left = only.Length == 0 ? all : Merge(ConstantsFile.Shipped.For(device), all, FitGroup.All.Except(groups));
            foreach (FitGroup group in groups.Where(g => fit.rows.Any(r => r.Device == device && g.Uses(r))))
            {
                left = fit.Fit(group, left, device);
            }

            without.Add(device, left);
        }

        File.WriteAllText(output, ConstantsText.Write(all, without, [.. FitGroup.All.SelectMany(g => g.Constants.Select(c => (c, fit.Describe(g))))]));
    }

    /// <summary>The constants of groups that are not fitted now, as they were without the device.</summary>
    private static GpuConstants Merge(GpuConstants earlier, GpuConstants now, IEnumerable<FitGroup> kept) =>
        kept.SelectMany(g => g.Constants).Aggregate(now, (set, c) => set.With(c, earlier[c]));

    private GpuConstants Fit(FitGroup group, GpuConstants start, string? without)
    {
        ImmutableArray<ImmutableArray<Measurement>> cells = [.. rows.Where(r => r.Device != without && group.Uses(r)).GroupBy(r => (r.Device, r.Kernel, r.DataType, r.Harness)).Select(Thinned)];
        if (cells.IsEmpty)
        {
            return start;
        }

        GpuConstants best = without is null ? start : MatrixEnergies.WithoutEvidence(start, c => group.Constants.Contains(c) && IsIdle(cells, start, c));
        double error = Error(cells, best);
        double first = error;
        for (double step = FirstStep; step > LastStep; step = Math.Sqrt(step))
        {
            for (bool isBetter = true; isBetter;)
            {
                isBetter = false;
                foreach (GpuConstant constant in group.Constants)
                {
                    foreach (double factor in (double[])[step, 1 / step])
                    {
                        GpuConstants next = best.With(constant, Limited(constant, best[constant] * factor));
                        double nextError = Error(cells, next);
                        if (nextError < error - 1e-5)
                        {
                            (best, error, isBetter) = (next, nextError, true);
                        }
                    }
                }
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{group.Name}{(without is null ? "" : $" without {without}")}: {cells.Length} cells, error {first:P2} -> {error:P2}: {string.Join(", ", group.Constants.Select(c => $"{c} {ConstantUnits.Format(c, best[c])}"))}"));
        return best;
    }

    /// <summary>True where the rows say nothing about a constant.</summary>
    private static bool IsIdle(ImmutableArray<ImmutableArray<Measurement>> cells, GpuConstants constants, GpuConstant constant)
    {
        double error = Error(cells, constants);
        return Error(cells, constants.With(constant, constants[constant] * FirstStep)) == error && Error(cells, constants.With(constant, constants[constant] / FirstStep)) == error;
    }

    /// <summary>Shares of a peak stay below it.</summary>
    private static double Limited(GpuConstant constant, double value) => constant.ToString() switch
    {
        var name when name.EndsWith("Share", StringComparison.Ordinal) || name.Contains("Share", StringComparison.Ordinal) => Math.Min(value, 0.98),
        _ => value,
    };

    private static double Error(ImmutableArray<ImmutableArray<Measurement>> cells, GpuConstants constants)
    {
        GpuKernelModel model = new(_ => constants, 0);
        double[] errors = new double[cells.Length];
        Parallel.For(0, cells.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            errors[i] = cells[i].Average(r => Math.Min(3, Math.Abs((model.Predict(r).Seconds / (r.Microseconds * 1e-6)) - 1))));
        return errors.Average();
    }

    private static ImmutableArray<Measurement> Thinned(IEnumerable<Measurement> cell)
    {
        Measurement[] ordered = [.. cell.OrderBy(r => r.Microseconds)];
        return ordered.Length <= MostRowsOfCell ? [.. ordered] : [.. Enumerable.Range(0, MostRowsOfCell).Select(i => ordered[((2 * i) + 1) * ordered.Length / (2 * MostRowsOfCell)])];
    }

    private string Describe(FitGroup group)
    {
        Measurement[] used = [.. rows.Where(group.Uses)];
        return FormattableString.Invariant($"fitted on {group.Name}: {used.Length} rows of {used.Select(r => r.Device).Distinct().Count()} devices ({string.Join(", ", used.Select(r => r.Harness).Distinct().Order(StringComparer.Ordinal))})");
    }

    private static List<Measurement> Read(string path)
    {
        HwSim.Core.Config.Diagnostics problems = [];
        using FileStream stream = File.OpenRead(path);
        return [.. new MeasurementReader(path, problems).Read(stream)];
    }
}
