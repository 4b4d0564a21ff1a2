using System.Collections.Immutable;
using HwSim.Core.Results;
using HwSim.Reports.Words;

namespace HwSim.Reports.Design.Charts;

/// <summary>Where the operations of a run stand under the machine's roof.</summary>
/// <remarks>Source: Williams, Waterman, Patterson, "Roofline: an insightful visual performance model", CACM 52(4), 2009.</remarks>
/// <param name="Peak">The roof in MAC/s.</param>
/// <param name="Bandwidth">The slope in bytes/s; null where unlimited.</param>
/// <param name="Points">Operations that multiply; those alike and with equal figures are one point.</param>
/// <param name="Without">Operations that have no place, as nothing is multiplied.</param>
internal sealed record Roofline(double Peak, double? Bandwidth, ImmutableArray<Roofline.Point> Points, int Without)
{
    /// <summary>An operation, or several that fall on the same spot.</summary>
    /// <param name="Intensity">MAC per byte of main memory traffic; null where main memory is not touched.</param>
    /// <param name="Rate">MAC/s reached.</param>
    public sealed record Point(OperationGroup Group, double? Intensity, double Rate);

    /// <summary>MAC per byte from which on the roof, not the slope, is the limit; null where bandwidth is unlimited.</summary>
    public double? Ridge => Bandwidth is > 0 ? Peak / Bandwidth : null;

    /// <summary>The intensities that the picture spans, whole decades.</summary>
    public (double From, double To) Intensities => Decades(Points.Select(p => p.Intensity).Append(Ridge).OfType<double>().DefaultIfEmpty(1));

    /// <summary>The rates that the picture spans; the top has room above the roof.</summary>
    public (double From, double To) Rates
    {
        get
        {
            double lowest = Points.Select(p => p.Rate).Append(Peak).Min();
            return (Math.Pow(10, Math.Floor(Math.Log10(lowest) - 0.1)), Peak * 2.2);
        }
    }

    public static Roofline Of(RunResult run)
    {
        ImmutableArray<OperationResult> feasible = [.. run.Operations.Where(o => o.IsFeasible())];
        ImmutableArray<Point> points = [.. feasible.Where(o => o.MacsPerSecond() is not null)
            .GroupBy(o => (o.Kind, o.M, o.N, o.K, o.Count, o.BoundBy, Spot(o.MacsPerSecond()), Spot(o.Intensity())))
            .Select(g => new Point(OperationGroup.Alike([.. g]), g.First().Intensity(), g.First().MacsPerSecond()!.Value))
            .OrderByDescending(p => p.Group.Seconds)];
        return new(run.Machine.PeakMacsPerSecond, run.Machine.MemoryBytesPerSecond, points, feasible.Count(o => o.MacsPerSecond() is null));
    }

    /// <summary>What the roof allows at an intensity.</summary>
    public double RoofAt(double intensity) => Bandwidth is { } slope ? Math.Min(Peak, slope * intensity) : Peak;

    // Four digits: closer points cannot be told apart in any picture.
    private static double? Spot(double? value) => value is { } v ? Math.Round(Math.Log10(v), 4) : null;

    private static (double From, double To) Decades(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return (Math.Pow(10, Math.Floor(Math.Log10(all.Min()) - 0.15)), Math.Pow(10, Math.Ceiling(Math.Log10(all.Max()) + 0.15)));
    }
}
