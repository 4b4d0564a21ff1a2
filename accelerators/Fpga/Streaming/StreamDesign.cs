using System.Collections.Immutable;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Fpga.Streaming;

/// <summary>A folded network on a device: how fast it is and what it takes.</summary>
public sealed class StreamDesign
{
    /// <summary>Times the stages and adds up what they take.</summary>
    public StreamDesign(ImmutableArray<StreamStage> stages, FpgaDevice device, Hertz clock, StreamPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(device);
        (Stages, Device, Clock) = (stages, device, clock);
        Timing = StreamTiming.Of(stages);
        Each = [.. stages.Select((s, i) => StreamResources.Of(s, Timing.Buffered[i], precision))];
        Needs = Spilled(Each.Aggregate((a, b) => a + b), stages, device, precision);
    }

    public ImmutableArray<StreamStage> Stages { get; }

    public FpgaDevice Device { get; }

    public Hertz Clock { get; }

    public StreamTiming Timing { get; }

    /// <summary>What each stage takes.</summary>
    public ImmutableArray<FpgaResources> Each { get; }

    /// <summary>What all take.</summary>
    public FpgaResources Needs { get; }

    /// <summary>Cycles between two images: those of the slowest stage.</summary>
    public long Interval => Stages.Max(s => s.Interval);

    /// <summary>Images a second in steady state.</summary>
    public double Rate => Clock.Value / Interval;

    /// <summary>From the first value in to the last result of one image.</summary>
    public Seconds Latency => new(Timing.Latency / Clock.Value);

    /// <summary>Null where it fits; else what is missing.</summary>
    public string? Shortage => Device.Shortage(Needs);

    /// <summary>Where block memory is short, weights go to UltraRAM, those first that free most blocks for each.</summary>
    private static FpgaResources Spilled(FpgaResources sum, ImmutableArray<StreamStage> stages, FpgaDevice device, StreamPrecision precision)
    {
        foreach ((long bram, long uram) in stages.Select(s => StreamResources.Weights(s, precision)).Where(w => w.Bram18 > 0).OrderByDescending(w => (double)w.Bram18 / w.Uram))
        {
            if (sum.Bram18 > device.Has.Bram18 && sum.Uram + uram <= device.Has.Uram)
            {
                sum = sum with { Bram18 = sum.Bram18 - bram, Uram = sum.Uram + uram };
            }
        }

        return Packed(sum, device, precision);
    }

    /// <summary>Multipliers beyond the DSPs are built of LUTs, as synthesis does: (2⌈(w+a)/6⌉ − 1)(w + a) LUTs each (FINN).</summary>
    private static FpgaResources Packed(FpgaResources sum, FpgaDevice device, StreamPrecision precision)
    {
        const double LutInputs = 6;
        double beyond = Math.Max(0, sum.Dsp - device.Has.Dsp);
        int bits = precision.Weights + precision.Activations;
        double each = ((2 * Math.Ceiling(bits / LutInputs)) - 1) * bits * Math.Max(1, precision.MultipliesOfDsp);
        FpgaResources packed = sum with { Dsp = sum.Dsp - beyond, Lut = sum.Lut + (beyond * each) };
        return packed.Lut <= device.Has.Lut ? packed : sum;
    }
}
