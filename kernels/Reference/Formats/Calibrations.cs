namespace HwSim.Kernels.Reference.Formats;

/// <summary>What all formats ask of a calibration.</summary>
internal static class Calibrations
{
    /// <exception cref="ArgumentException">The calibration is of a tensor of another size.</exception>
    public static void Check(ReadOnlySpan<float> values, Calibration calibration)
    {
        if (values.Length != calibration.Layout.Count)
        {
            throw new ArgumentException($"{values.Length} values with a calibration of {calibration.Layout.Count}");
        }
    }
}
