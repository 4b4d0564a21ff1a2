namespace HwSim.Kernels.Reference.Formats;

/// <summary>
/// DFloat11: bfloat16 without loss; sign and mantissa as they are, exponents in a Huffman code made for the tensor. Its size is that of the
/// code that was really written. Choices hold the length of the code of each exponent; bytes hold signs and mantissas, then exponents.
/// </summary>
/// <remarks>
/// Source: Zhang et al. (arXiv 2504.11651). Values that are no bfloat16 are rounded to even first; NaN, infinities and subnormals stay what they
/// are. Metadata: a length for each of 256 exponents (5 bits), and for decoding in parallel 5 bits for every 8 bytes and 32 bits for
/// every 512 of those (recalled from the paper's kernel).
/// </remarks>
public sealed class DFloat11Format : INumberFormat
{
    private const int Exponents = 256;
    private const int LengthBits = 5;
    private const int BytesAThread = 8;
    private const int ThreadsABlock = 512;

    public string Name => "dfloat11";

    public FormatHardware Hardware { get; } = new("bfloat16 multiplier, 32-bit float adder", "a Huffman decoder on the way from memory; area unknown");

    /// <inheritdoc/>
    public Calibration Calibrate(ReadOnlySpan<float> values, int rows)
    {
        _ = GroupLayout.Rows(values.Length, rows);
        long[] counts = new long[Exponents];
        foreach (float value in values)
        {
            counts[Exponent(Bfloat16(value))]++;
        }

        return new Calibration(GroupLayout.Tensor(values.Length), [], HuffmanCode.Lengths(counts));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The calibration is of another tensor and lacks an exponent.</exception>
    public EncodedTensor Encode(ReadOnlySpan<float> values, Calibration calibration)
    {
        Calibrations.Check(values, calibration);
        byte[] rest = new byte[values.Length];
        byte[] exponents = new byte[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            ushort bits = Bfloat16(values[i]);
            exponents[i] = Exponent(bits);
            rest[i] = (byte)(((bits >> 8) & 0x80) | (bits & 0x7F));
            if (calibration.Choices[exponents[i]] == 0)
            {
                throw new ArgumentException($"the code has no word for exponent {exponents[i]}");
            }
        }

        byte[] coded = new HuffmanCode(calibration.Choices).Write(exponents, out long codedBits);
        long threads = (coded.Length + BytesAThread - 1) / BytesAThread;
        long metadata = values.Length == 0 ? 0 : (Exponents * LengthBits) + (threads * LengthBits) + ((threads + ThreadsABlock - 1) / ThreadsABlock * 32);
        return new EncodedTensor([.. rest, .. coded], calibration, new StorageBits((values.Length * 8L) + codedBits, 0, metadata));
    }

    /// <inheritdoc/>
    public void Decode(EncodedTensor encoded, Span<float> values)
    {
        byte[] exponents = new byte[encoded.Count];
        new HuffmanCode(encoded.Calibration.Choices).Read(encoded.Values.AsSpan(encoded.Count), exponents);
        for (int i = 0; i < exponents.Length; i++)
        {
            uint rest = encoded.Values[i];
            values[i] = BitConverter.UInt32BitsToSingle(((rest & 0x80) << 24) | ((uint)exponents[i] << 23) | ((rest & 0x7F) << 16));
        }
    }

    private static byte Exponent(ushort bits) => (byte)((bits >> 7) & 0xFF);

    /// <summary>The upper half of a 32-bit float, rounded to even; NaN stays NaN.</summary>
    private static ushort Bfloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value)
            ? (ushort)((bits >> 16) | 0x40)
            : (ushort)(unchecked(bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
