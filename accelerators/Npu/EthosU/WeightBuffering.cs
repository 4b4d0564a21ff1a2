namespace HwSim.Accelerators.Npu.EthosU;

/// <summary>
/// Copying the weights of a pass to SRAM while the pass before runs (Vela 3.10, scheduler.py): as much as its time allows is there at the
/// start, the rest comes in slices of the depth while slices before are worked on. A pass that ends with a short slice leaves little time
/// to the next.
/// </summary>
/// <param name="Cycles">Cycles of the pass with what it waits for weights.</param>
/// <param name="Slack">Cycles that it leaves the next pass to load weights in.</param>
/// <param name="Hidden">Cycles of its own transfer that ran before it started.</param>
internal readonly record struct WeightBuffering(long Cycles, double Slack, long Hidden)
{
    private const long LeastDepth = 16;

    /// <summary>What a pass takes after one that left it so many cycles.</summary>
    public static WeightBuffering Of(in EthosPass pass, EthosSpec spec, double slack)
    {
        if (!pass.IsBuffered || double.IsPositiveInfinity(spec.ExternalRate))
        {
            return new WeightBuffering(pass.Cycles, pass.Cycles, 0);
        }

        double full = Transfer(pass.Encoded, spec);
        long depth = pass.Layer.Depth;
        double before = Math.Max(LeastDepth, RoundDown(depth * slack / full, LeastDepth));
        if (slack >= full || before >= depth)
        {
            long hidden = (long)Math.Min(full, slack);
            return new WeightBuffering(checked(pass.Cycles + (long)full - hidden), pass.Cycles, hidden);
        }

        double first = EthosCycles.Of(pass.Layer, pass.Block, spec, (long)before, isBuffered: true);
        double slice = RoundUp(depth * (first / full), pass.Block.Depth);
        slice = Math.Max(LeastDepth, slice > pass.Block.Depth ? slice : RoundDown(slice, LeastDepth));
        double last = depth - before - (Math.Floor((depth - before - 1) / slice) * slice);
        long tail = EthosCycles.Of(pass.Layer, pass.Block, spec, (long)last, isBuffered: true);
        double start = Transfer((long)(pass.Encoded * before / depth), spec);
        double cycles = Math.Max(full - slack + tail, pass.Cycles + Math.Max(start - slack, 0));
        return new WeightBuffering(checked((long)cycles), tail, (long)Math.Min(slack, full));
    }

    private static double Transfer(long bytes, EthosSpec spec) => Math.Floor(bytes / spec.ExternalRate) + spec.ReadLatency.Value;

    private static double RoundDown(double value, double multiple) => Math.Floor(value / multiple) * multiple;

    private static double RoundUp(double value, double multiple) => Math.Ceiling(value / multiple) * multiple;
}
