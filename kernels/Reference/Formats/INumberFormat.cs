namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// A number format. Unless a format says otherwise: calibration looks at finite values only; NaN becomes 0 and infinities the largest
/// value of their sign; a group of zeros (or one whose scale underflows) decodes to zeros; an empty tensor encodes to nothing.
/// </summary>
public interface INumberFormat
{
    /// <summary>The usual name, with what was chosen: <c>mxfp4</c>, <c>int4-sym-g128</c>, ...</summary>
    string Name { get; }

    /// <summary>What arithmetic in this format takes in hardware.</summary>
    FormatHardware Hardware { get; }

    /// <summary>Chooses scales for a row-major tensor by the search that was published with the format.</summary>
    /// <exception cref="ArgumentException">The values do not divide into that many rows.</exception>
    Calibration Calibrate(ReadOnlySpan<float> values, int rows);

    /// <summary>The codes of the values under given scales.</summary>
    /// <exception cref="ArgumentException">The calibration is of a tensor of another size.</exception>
    EncodedTensor Encode(ReadOnlySpan<float> values, Calibration calibration);

    /// <summary>The values that the codes stand for.</summary>
    void Decode(EncodedTensor encoded, Span<float> values);
}
