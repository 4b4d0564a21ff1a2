using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Units;

namespace HwSim.Core.Machine;

/// <summary>On-chip memory of any capacity and access width from a sweep of macros.</summary>
/// <remarks>
/// Capacity and width: power laws between neighbouring macros of the technology that has the most widths. A narrower access than
/// the narrowest word moves a whole word; a wider one than the widest is served by macros side by side, each a whole word; more
/// than the largest macro holds is built of banks of it, of which an access opens one. Wires between macros are not included.
/// Technology: the ratio of the same sweep's own figures at the word width that most technologies have, interpolated between
/// them; beyond them Stillmaker and Baas, without leakage.
/// </remarks>
internal sealed class SramModel(EnergyTable table, TechnologyScaling scaling, Metres node)
{
    public PartFigure Of(Bytes capacity, int accessBits)
    {
        if (table.Sram.IsEmpty)
        {
            return PartFigure.Missing("the table has no SRAM");
        }

        Metres home = table.Sram.GroupBy(s => s.Technology).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        ImmutableArray<SramSeries> widths = [.. table.Sram.Where(s => s.Technology == home).OrderBy(s => s.WordBits)];
        int sideBySide = (accessBits + widths[^1].WordBits - 1) / widths[^1].WordBits;
        int word = sideBySide > 1 ? widths[^1].WordBits : Math.Max(accessBits, widths[0].WordBits);
        Bytes share = new((capacity.Value + sideBySide - 1) / sideBySide);
        Bytes largest = widths.Min(s => s.Macros[^1].Capacity);
        long banks = (share.Value + largest.Value - 1) / largest.Value;
        Bytes macro = banks > 1 ? largest : share;

        if (AtWidth(widths, word, macro) is not { } atHome)
        {
            return PartFigure.Missing(string.Create(
                CultureInfo.InvariantCulture, $"{macro} with {word}-bit words is smaller than the smallest macro of the table ({widths.Max(s => s.Macros[0].Capacity)})"));
        }

        if (AtNode(home, macro) is not { } ratio)
        {
            return PartFigure.Missing($"{Sources(widths)} is published for {home}, and {scaling.EnergyFactor(home, null, node, null).Reason}");
        }

        long macros = sideBySide * banks;
        bool isPoint = widths.Any(s => s.WordBits == word && s.Macros.Any(m => m.Capacity == macro));
        bool isExact = isPoint && macros == 1 && LogCurve.IsSame(home.Value, node.Value);
        Trust trust = widths.Max(s => s.Trust);
        return new PartFigure(
            atHome.Read * (ratio.Read * sideBySide),
            atHome.Write * (ratio.Write * sideBySide),
            ratio.Leakage is { } leakage ? atHome.Leakage * (leakage * macros) : null,
            atHome.Area * (ratio.Area * macros),
            Sources(widths),
            $"{home}, {Build(sideBySide, banks)}{macro} with {word.ToString(CultureInfo.InvariantCulture)}-bit words{(isPoint ? "" : " (interpolated)")}",
            (macros == 1 ? "" : "; wires between macros not included") + ratio.Steps,
            isExact ? trust : PartFigure.Worst(trust, Trust.Derived));
    }

    private static string Build(int sideBySide, long banks) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(sideBySide > 1 ? $"{sideBySide} macros side by side, " : "")}{(banks > 1 ? $"{banks} banks, " : "")}{(sideBySide * banks > 1 ? "each " : "one macro of ")}");

    private static string Sources(ImmutableArray<SramSeries> series) => string.Join("; ", series.Select(s => s.Source).Distinct());

    private static SramMacro? AtWidth(ImmutableArray<SramSeries> widths, int bits, Bytes capacity)
    {
        ImmutableArray<SramSeries> around = widths.Any(s => s.WordBits == bits)
            ? [widths.First(s => s.WordBits == bits)]
            : [widths.Last(s => s.WordBits < bits), widths.First(s => s.WordBits > bits)];
        ImmutableArray<(double Bits, SramMacro? Macro)> ends = [.. around.Select(s => ((double)s.WordBits, AtCapacity(s, capacity)))];
        return ends.Any(e => e.Macro is null) ? null : Blend([.. ends.Select(e => (e.Bits, e.Macro!.Value))], bits, capacity);
    }

    private static SramMacro? AtCapacity(SramSeries series, Bytes capacity) =>
        Blend([.. series.Macros.Select(m => ((double)m.Capacity.Value, m))], capacity.Value, capacity);

    private static SramMacro? Blend(ImmutableArray<(double X, SramMacro Macro)> points, double x, Bytes capacity)
    {
        double? Curve(Func<SramMacro, double> valueOf) => LogCurve.At([.. points.Select(p => (p.X, valueOf(p.Macro)))], x);
        return Curve(m => m.Read.Value) is not { } read
            ? null
            : new SramMacro(
                capacity,
                new Joules(read),
                new Joules(Curve(m => m.Write.Value)!.Value),
                new Watts(Curve(m => m.Leakage.Value)!.Value),
                new SquareMicrometres(Curve(m => m.Area.Value)!.Value));
    }

    /// <summary>What the figures of a macro at <paramref name="home"/> become at the wanted node.</summary>
    private NodeRatio? AtNode(Metres home, Bytes macro)
    {
        if (LogCurve.IsSame(home.Value, node.Value))
        {
            return new NodeRatio(1, 1, 1, 1, "");
        }

        int common = table.Sram.GroupBy(s => s.WordBits).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        ImmutableArray<SramSeries> nodes = [.. table.Sram.Where(s => s.WordBits == common).OrderBy(s => s.Technology)];
        Metres edge = node < nodes[0].Technology ? nodes[0].Technology : node > nodes[^1].Technology ? nodes[^1].Technology : node;
        bool isInside = edge == node || LogCurve.IsSame(edge.Value, node.Value);
        ScalingFactor energy = scaling.EnergyFactor(edge, null, node, null);
        ScalingFactor area = scaling.AreaFactor(edge, node);
        ImmutableArray<(double Node, SramMacro? Macro)> points = [.. nodes.Select(s => (s.Technology.Value, AtCapacity(s, macro)))];
        if (energy.Value is not { } energyFactor || area.Value is not { } areaFactor || points.Any(p => p.Macro is null))
        {
            return null;
        }

        ImmutableArray<(double, SramMacro)> sound = [.. points.Select(p => (p.Node, p.Macro!.Value))];
        SramMacro at = Blend(sound, edge.Value, macro)!.Value;
        SramMacro from = Blend(sound, home.Value, macro)!.Value;
        string own = nodes.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"; to {edge}: read x{at.Read / from.Read:G3}, area x{at.Area / from.Area:G3} by the same source's {common}-bit words");
        string scaled = isInside ? "" : string.Create(CultureInfo.InvariantCulture, $"; scaled to {node} at the same supply: energy x{energyFactor:G3}, area x{areaFactor:G3} ({scaling.Source}); leakage is not scaled");
        return new NodeRatio(
            at.Read / from.Read * energyFactor, at.Write / from.Write * energyFactor, isInside ? at.Leakage / from.Leakage : null, at.Area / from.Area * areaFactor, own + scaled);
    }

    private readonly record struct NodeRatio(double Read, double Write, double? Leakage, double Area, string Steps);
}
