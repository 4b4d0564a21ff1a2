using System.Collections.Immutable;
using HwSim.Core.Machine;
using HwSim.Core.Results;
using HwSim.Core.Units;

namespace HwSim.Core.Engine;

/// <summary>Adds costs up; a sum that lacks a part stays empty and says which part.</summary>
internal static class Totals
{
    public static RunTotals Of(ImmutableArray<ExecutedOperation> executed, IAccelerator machine)
    {
        ImmutableArray<PartArea> areas = [.. machine.Parts.Where(p => p.AccessBits != 1).Select(p => new PartArea(p.Part, p.Count, Area(p), p.Source))];
        ImmutableArray<string> withoutArea = areas.IsEmpty ? ["area of every part: the machine file names no energy_table and technology"] : [.. areas.Where(a => a.Mm2 is null).Select(a => $"{a.Part}: area")];
        ImmutableArray<string> missing = [.. machine.MissingEnergy.Select(p => $"{p}: energy"), .. withoutArea];
        ImmutableArray<string> infeasible = [.. executed.Where(e => !e.Plan.IsFeasible).Select(e => $"{e.Operation.Name}: {e.Plan.Reason}")];
        Cost sum = Sum(executed);
        bool complete = infeasible.IsEmpty;
        return new RunTotals
        {
            Seconds = complete ? sum.Time.Value : null,
            Cycles = complete ? sum.Cycles.Value : null,
            Energy = complete && machine.MissingEnergy.IsEmpty ? sum.Energy.Total : null,
            EnergyTable = machine.EnergyTable,
            EnergyByComponent = OperationResults.Table(sum.Energy),
            LeakageWatts = machine.Leakage?.Value,
            AreaMm2 = AreaMm2(machine),
            AreaByPart = areas,
            BytesByLevel = OperationResults.Traffic(sum),
            TimeShares = OperationResults.Table(sum.Shares),
            Busy = OperationResults.Table(sum.Busy),
            BoundBy = complete ? OperationResults.Name(BoundLongest(executed)) : null,
            Macs = executed.Sum(e => e.Operation.Macs),
            PerformedMacs = complete ? sum.Macs : null,
            Utilization = complete && sum.Time.Value > 0 ? sum.Macs / (sum.Time.Value * machine.Spec.PeakMacsPerSecond) : null,
            Missing = [.. infeasible, .. missing],
        };
    }

    /// <summary>The area of the parts on the chip in mm²; null where one of them has no figure.</summary>
    public static double? AreaMm2(IAccelerator machine)
    {
        double sum = 0;
        int parts = 0;
        foreach (PartEstimate part in machine.Parts)
        {
            if (part.AccessBits == 1)
            {
                continue;
            }

            if (Area(part) is not { } area)
            {
                return null;
            }

            sum += area;
            parts++;
        }

        return parts == 0 ? null : sum;
    }

    private static double? Area(PartEstimate part) => part.Area is { } area ? area.Value * part.Count / 1e6 : null;

    private static Cost Sum(ImmutableArray<ExecutedOperation> executed)
    {
        Cost sum = default;
        foreach (ExecutedOperation operation in executed.Where(e => e.Plan.IsFeasible))
        {
            Cost cost = operation.Cost;
            sum.Cycles += cost.Cycles;
            sum.Time = new Seconds(sum.Time.Value + cost.Time.Value);
            sum.Busy += cost.Busy;
            sum.Shares += cost.Shares;
            sum.Read += cost.Read;
            sum.Written += cost.Written;
            sum.Energy += cost.Energy;
            sum.Macs += cost.Macs;
        }

        return sum;
    }

    private static Resource BoundLongest(ImmutableArray<ExecutedOperation> executed)
    {
        PerKey<Resource> time = default;
        foreach (ExecutedOperation operation in executed)
        {
            time[operation.Cost.BoundBy] += operation.Cost.Time.Value;
        }

        return time.Largest;
    }
}
