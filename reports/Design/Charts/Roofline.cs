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

    /// <summary>The intensities that the picture spans.</summary>
    public (double From, double To) Intensities { get; } = Around(Points.Select(p => p.Intensity).Append(Bandwidth is > 0 ? Peak / Bandwidth : null).OfType<double>().DefaultIfEmpty(1));

    /// <summary>The rates that the picture spans; the top has room above the roof.</summary>
    public (double From, double To) Rates { get; } = (Points.Select(p => p.Rate).Append(Peak / 100).Min() / 2, Peak * 2.2);

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

    /// <summary>Where an axis has its marks: at powers of ten, and at 2 and 5 between them on short axes.</summary>
    public static IEnumerable<double> Ticks((double From, double To) range)
    {
        double[] steps = Math.Log10(range.To / range.From) > 2.6 ? [1] : [1, 2, 5];
        int first = (int)Math.Floor(Math.Log10(range.From));
        int last = (int)Math.Ceiling(Math.Log10(range.To));
        return Enumerable.Range(first, last - first + 1).SelectMany(e => steps.Select(s => s * Math.Pow(10, e))).Where(v => v >= range.From && v <= range.To);
    }

    private static (double From, double To) Around(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return (all.Min() / 2.5, all.Max() * 4);
    }
}
