namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Which clipping values alpha are tried, in percent of a base: low, low + 2, ... below <paramref name="Up"/>.</summary>
/// <param name="Low">The first percentage.</param>
/// <param name="Up">The end, not tried.</param>
/// <remarks>Source: OliVe's program, quant_modules.py, search_mse; its scripts (bert_ptq.sh, clm_run.sh) use 75 and 250.</remarks>
public readonly record struct AlphaSearch(int Low, int Up)
{
    public const int Step = 2;

    /// <summary>75 % to 250 %, as in OliVe's scripts.</summary>
    public static readonly AlphaSearch Published = new(75, 250);

    /// <summary>How many percentages are tried.</summary>
    public int Count => Math.Max(0, (Up - Low + Step - 1) / Step);

    public int Percent(int trial) => Low + (trial * Step);

    /// <summary>The clipping value of a trial, in 32-bit floats as published.</summary>
    public static float Alpha(float baseAlpha, int percent) => baseAlpha * (float)(percent * 0.01);
}
