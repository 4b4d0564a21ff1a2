namespace HwSim.Kernels.Reference.Formats;

/// <summary>NVFP4: 16 E2M1 elements share an E4M3 scale, all blocks a 32-bit float.</summary>
/// <remarks>
/// Source: NVIDIA's public descriptions of the format: the float of the tensor is max / (6 · 448), the scale of a block max / 6 over that,
/// rounded to E4M3. A block whose scale rounds to zero becomes zeros.
/// </remarks>
public static class NvFp4Format
{
    /// <summary>Elements of a block.</summary>
    public const int Block = 16;

    /// <summary>The format.</summary>
    public static INumberFormat Create() => new CodebookFormat(
        "nvfp4",
        [FloatElements.E2M1],
        Granularity.Group(Block),
        ScaleRule.Largest,
        ScaleCode.E4M3OfTensor,
        new FormatHardware("multiplies E2M1 values exactly and adds a block in fixed point; the product of the two E4M3 scales is multiplied in once a block", "none"));
}
