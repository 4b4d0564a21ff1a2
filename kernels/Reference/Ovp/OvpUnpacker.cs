using System.Numerics;
using System.Runtime.InteropServices;
using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>OVP bytes to real values, grid value times scale: 4-bit pairs by a table of 256 pairs, 8-bit pairs in vectors where no identifier is among them.</summary>
internal sealed class OvpUnpacker
{
    private readonly OvpCodes codes;
    private readonly float unit;
    private readonly ulong[] pairOf = new ulong[256];

    public OvpUnpacker(OvpCodes codes, OvpGrid grid)
    {
        this.codes = codes;
        unit = grid.Unit;
        for (int pair = 0; codes.Decoder.Bits == 4 && pair < pairOf.Length; pair++)
        {
            _ = codes.Decoder.Decode((byte)pair, out ExponentInteger left, out ExponentInteger right);
            pairOf[pair] = BitConverter.SingleToUInt32Bits(left.Value * unit) | ((ulong)BitConverter.SingleToUInt32Bits(right.Value * unit) << 32);
        }
    }

    public void Decode(ReadOnlySpan<byte> bytes, GroupLayout layout, ReadOnlySpan<float> scales, Span<float> values)
    {
        const int Block = 2048;
        for (int from = 0; from < values.Length; from += Block)
        {
            Span<float> block = values.Slice(from, Math.Min(Block, values.Length - from));
            if (codes.Decoder.Bits == 4)
            {
                Nibbles(bytes[(from / 2)..], block);
            }
            else
            {
                Bytes(bytes[from..], block);
            }
        }

        for (int group = 0; group < layout.GroupCount; group++)
        {
            Multiply(values[layout.At(group)], scales[group]);
        }
    }

    private void Nibbles(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        Span<ulong> pairs = MemoryMarshal.Cast<float, ulong>(values);
        ulong[] table = pairOf;
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = table[bytes[i]];
        }

        if (values.Length % 2 == 1)
        {
            values[^1] = BitConverter.UInt32BitsToSingle((uint)(table[bytes[pairs.Length]] & uint.MaxValue));
        }
    }

    private void Bytes(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        int step = Vector<byte>.Count;
        Span<Vector<float>> into = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> factor = new(unit);
        int from = 0;
        for (; from + step <= values.Length; from += step)
        {
            Vector<sbyte> block = new(MemoryMarshal.Cast<byte, sbyte>(bytes.Slice(from, step)));
            if (Vector.EqualsAny(block, new Vector<sbyte>(sbyte.MinValue)))
            {
                PairByPair(bytes.Slice(from, step), values.Slice(from, step));
                continue;
            }

            Vector.Widen(block, out Vector<short> low, out Vector<short> high);
            Span<Vector<float>> part = into.Slice(from / Vector<float>.Count, 4);
            Widen(low, factor, part);
            Widen(high, factor, part[2..]);
        }

        PairByPair(bytes[from..], values[from..]);
    }

    private static void Widen(Vector<short> integers, Vector<float> factor, Span<Vector<float>> into)
    {
        Vector.Widen(integers, out Vector<int> low, out Vector<int> high);
        into[0] = Vector.ConvertToSingle(low) * factor;
        into[1] = Vector.ConvertToSingle(high) * factor;
    }

    private void PairByPair(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        int identifier = codes.Decoder.Identifier;
        for (int i = 0; i < values.Length; i += 2)
        {
            (byte left, byte right) = (bytes[i], bytes[i + 1]);
            bool hasOutlier = left == identifier || right == identifier;
            float[] table = hasOutlier ? codes.OutlierOf : codes.NormalOf;
            values[i] = table[left];
            if (i + 1 < values.Length)
            {
                values[i + 1] = table[right];
            }
        }
    }

    private static void Multiply(Span<float> values, float factor)
    {
        Span<Vector<float>> whole = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> factors = new(factor);
        for (int i = 0; i < whole.Length; i++)
        {
            whole[i] *= factors;
        }

        for (int i = whole.Length * Vector<float>.Count; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }
}
