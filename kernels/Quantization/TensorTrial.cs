using HwSim.Core.Results.Quantized;
using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Statistics;

namespace HwSim.Kernels.Quantization;

/// <summary>A tensor after it went through a format.</summary>
/// <param name="Values">What came out.</param>
/// <param name="Calibration">The scales that it went through with.</param>
/// <param name="Storage">Bits that it took.</param>
internal sealed record TensorTrial(float[] Values, Calibration Calibration, StorageBits Storage)
{
    /// <summary>Encodes and decodes a tensor.</summary>
    /// <param name="format">The format.</param>
    /// <param name="values">Row-major values.</param>
    /// <param name="rows">How many rows they have.</param>
    /// <param name="known">Scales that were found before; they are used where one scale stands for a whole tensor of this size.</param>
    public static TensorTrial Of(INumberFormat format, float[] values, int rows, Calibration? known = null)
    {
        bool isKnown = known is { Layout.GroupCount: 1 } && known.Layout.Count == values.Length && format is not DFloat11Format;
        Calibration calibration = isKnown ? known! : format.Calibrate(values, rows);
        EncodedTensor encoded = format.Encode(values, calibration);
        float[] decoded = new float[values.Length];
        format.Decode(encoded, decoded);
        return new TensorTrial(decoded, calibration, encoded.Storage);
    }

    /// <summary>How far a tensor came out from what it was.</summary>
    public static QuantizedError Error(float[] before, float[] after, StorageBits storage, long metadata)
    {
        QuantizationError error = QuantizationError.Of(before, after);
        return new QuantizedError(error.MeanSquared, error.Relative, error.Largest, error.Cosine, storage.Values, storage.Scales, storage.Metadata + metadata);
    }
}
