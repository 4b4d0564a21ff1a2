namespace HwSim.Accelerators.Fpga.Streaming;

/// <summary>
/// What a stage takes: multipliers in DSPs, an adder tree and control in LUTs (FINN's estimate of its matrix units), weights of each multiplier
/// and lines of the window in block memory.
/// </summary>
public static class StreamResources
{
    private const double Control = 300;
    private const double Overhead = 1.1;
    private const double Simple = 100;

    /// <summary>Flip-flops a LUT, as the placed designs of fpgaConvNet on Zynq have them (0.92 to 1.13).</summary>
    private const double FlipFlopsOfLut = 1;

    /// <summary>The weights of a stage in block memory and, all multipliers' side by side in one word, in UltraRAM.</summary>
    public static (long Bram18, long Uram) Weights(StreamStage stage, StreamPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.IsProduct
            ? (checked(stage.Folding.Multipliers * BlockMemory.Bram18(precision.Weights, stage.WeightsOfOne)), BlockMemory.Uram(checked(stage.Folding.Multipliers * precision.Weights), stage.WeightsOfOne))
            : (0, 0);
    }

    /// <summary>The resources of a stage and the buffer behind it.</summary>
    /// <param name="stage">The stage, folded.</param>
    /// <param name="buffered">Pixels that wait behind it.</param>
    /// <param name="precision">Widths.</param>
    public static FpgaResources Of(StreamStage stage, long buffered, StreamPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(stage);
        StreamFolding fold = stage.Folding;
        long lanes = fold.In * fold.Group;
        double lut = Simple;
        double bram = 0;
        double dsp = stage.IsScale ? Math.Ceiling(lanes / precision.MultipliesOfDsp) : 0;
        if (stage.IsProduct)
        {
            long elements = fold.Out * fold.Group;
            long simd = fold.In * fold.Fine;
            dsp = Math.Ceiling(fold.Multipliers / precision.MultipliesOfDsp);
            lut = Control + (Overhead * elements * (((precision.Weights + precision.Activations) * ((2 * simd) - 1)) + precision.Sums));
            bram += Weights(stage, precision).Bram18;
            lut += fold.Multipliers * BlockMemory.Luts(precision.Weights, stage.WeightsOfOne);
        }

        if (stage.KernelRows > 1 && !stage.NeedsAll)
        {
            long depth = stage.ColumnsIn * StreamStage.Parts(stage.ChannelsIn, lanes);
            bram += (stage.KernelRows - 1) * BlockMemory.Bram18(precision.Activations * lanes, depth);
            lut += (stage.KernelRows - 1) * BlockMemory.Luts(precision.Activations * lanes, depth);
        }

        bram += BlockMemory.Bram18(precision.Activations * fold.Out * fold.Group, buffered * StreamStage.Parts(stage.ChannelsOut, fold.Out * fold.Group));
        return new FpgaResources(lut, lut * FlipFlopsOfLut, bram, 0, dsp);
    }
}
