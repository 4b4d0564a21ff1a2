using System.Collections.Immutable;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Fpga.Streaming;

/// <summary>The least folding that reaches a rate, stage by stage: a pipeline is as fast as its slowest stage, so no other needs to be faster.</summary>
public sealed class FoldingSearch
{
    private readonly ImmutableArray<ImmutableArray<StreamStage>> choices;
    private readonly FpgaDevice device;
    private readonly Hertz clock;
    private readonly StreamPrecision precision;

    /// <param name="stages">The network, folded or not.</param>
    /// <param name="isFixed">Stages whose folding stays.</param>
    /// <param name="device">The device.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="precision">Widths.</param>
    public FoldingSearch(ImmutableArray<StreamStage> stages, Func<StreamStage, bool> isFixed, FpgaDevice device, Hertz clock, StreamPrecision precision)
    {
        choices = [.. stages.Select(s => isFixed(s) ? [s] : FoldingChoices.Of(s))];
        (this.device, this.clock, this.precision) = (device, clock, precision);
    }

    /// <summary>The design with the fewest multipliers that takes an image in every so many cycles, or as near to that as foldings allow.</summary>
    public StreamDesign For(double interval) => new([.. choices.Select(c => c.FirstOrDefault(s => s.Interval <= interval) ?? c[^1])], device, clock, precision);

    /// <summary>The fastest design that fits, no faster than asked for; null where none fits.</summary>
    public StreamDesign? Nearest(double interval)
    {
        // Only where a stage can change its folding does the design change.
        long[] steps = [.. choices.SelectMany(c => c.Select(s => s.Interval)).Where(i => i > interval).Distinct().Order()];
        StreamDesign? found = null;
        for ((int low, int high) = (0, steps.Length - 1); low <= high;)
        {
            int middle = (low + high) / 2;
            StreamDesign design = For(steps[middle]);
            bool fits = design.Shortage is null;
            (found, low, high) = fits ? (design, low, middle - 1) : (found, middle + 1, high);
        }

        return found;
    }
}
