namespace HwSim.Kernels.Reference.Formats;

/// <summary>A tensor in a number format: its codes as bytes, and what is needed to read them.</summary>
/// <param name="Values">The codes, first value in the highest bits of the first byte unless the format says otherwise.</param>
/// <param name="Calibration">Scales and choices that the codes were made with.</param>
/// <param name="Storage">The bits that all of it takes.</param>
public sealed record EncodedTensor(byte[] Values, Calibration Calibration, StorageBits Storage)
{
    /// <summary>Values that are kept aside in full, with their places; most formats have none.</summary>
    public OutlierList Outliers { get; init; } = OutlierList.Empty;

    public int Count => Calibration.Layout.Count;
}
