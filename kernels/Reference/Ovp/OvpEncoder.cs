using System.Numerics;
using System.Runtime.InteropServices;
using HwSim.Kernels.Reference.Formats;

namespace HwSim.Kernels.Reference.Ovp;

/// <summary>Real values to OVP bytes: whole pairs of one scale in vectors, what is left (ends of rows, pairs across rows) one by one.</summary>
internal static class OvpEncoder
{
    /// <summary>Writes the codes of a tensor.</summary>
    public static void Encode<T>(OvpCodes codes, OvpSurvivor survivor, ReadOnlySpan<float> values, GroupLayout layout, ReadOnlySpan<float> scales, Span<byte> into)
        where T : struct, IOvpLanes
    {
        int at = 0;
        for (int group = 0; group < layout.GroupCount; group++)
        {
            (int start, int length) = layout.At(group).GetOffsetAndLength(layout.Count);
            int end = start + length;
            if (at < end - 1)
            {
                at += EncodePairs<T>(survivor, values[at..end], scales[group], into[ByteOf(codes, at)..]);
            }

            for (; at < end - 1; at += 2)
            {
                EncodePair(codes, T.Grid, survivor, values, at, scales[group], scales[group], into);
            }

            if (at == end - 1 && end < layout.Count)
            {
                EncodePair(codes, T.Grid, survivor, values, at, scales[group], scales[group + 1], into);
                at += 2;
            }
        }

        if (at < layout.Count)
        {
            EncodeLast(codes, T.Grid, survivor, values, scales, into[ByteOf(codes, at)..]);
        }
    }

    private static int ByteOf(OvpCodes codes, int index) => codes.Decoder.Bits == 4 ? index / 2 : index;

    /// <summary>Whole vectors of pairs.</summary>
    /// <returns>The number of values encoded.</returns>
    private static int EncodePairs<T>(OvpSurvivor survivor, ReadOnlySpan<float> values, float scale, Span<byte> into)
        where T : struct, IOvpLanes
    {
        ReadOnlySpan<Vector<float>> x = MemoryMarshal.Cast<float, Vector<float>>(values);
        Span<Vector<byte>> bytes = MemoryMarshal.Cast<byte, Vector<byte>>(into);
        Vector<float> divisor = new(scale);
        int vectorsABlock = T.Grid.Bits == 4 ? 8 : 4;
        int blocks = x.Length / vectorsABlock;
        for (int b = 0; b < blocks; b++)
        {
            ReadOnlySpan<Vector<float>> v = x.Slice(b * vectorsABlock, vectorsABlock);
            if (T.Grid.Bits == 4)
            {
                bytes[b] = Vector.Narrow(
                    Vector.Narrow(Narrow(Nibbles<T>(v[0], divisor, survivor), Nibbles<T>(v[1], divisor, survivor)), Narrow(Nibbles<T>(v[2], divisor, survivor), Nibbles<T>(v[3], divisor, survivor))),
                    Vector.Narrow(Narrow(Nibbles<T>(v[4], divisor, survivor), Nibbles<T>(v[5], divisor, survivor)), Narrow(Nibbles<T>(v[6], divisor, survivor), Nibbles<T>(v[7], divisor, survivor))));
            }
            else
            {
                bytes[b] = Vector.Narrow(
                    Vector.Narrow(Vector.AsVectorUInt32(Codes<T>(v[0], divisor, survivor)), Vector.AsVectorUInt32(Codes<T>(v[1], divisor, survivor))),
                    Vector.Narrow(Vector.AsVectorUInt32(Codes<T>(v[2], divisor, survivor)), Vector.AsVectorUInt32(Codes<T>(v[3], divisor, survivor))));
            }
        }

        return blocks * vectorsABlock * Vector<float>.Count;
    }

    private static Vector<uint> Narrow(Vector<ulong> low, Vector<ulong> high) => Vector.Narrow(low, high);

    /// <summary>The byte of each pair of 4-bit codes, left code in the high half.</summary>
    private static Vector<ulong> Nibbles<T>(Vector<float> x, Vector<float> scale, OvpSurvivor survivor)
        where T : struct, IOvpLanes
    {
        Vector<ulong> pairs = Vector.AsVectorUInt64(Codes<T>(x, scale, survivor));
        return (Vector.ShiftLeft(pairs, 4) | Vector.ShiftRightLogical(pairs, 32)) & new Vector<ulong>(0xFF);
    }

    private static Vector<int> Codes<T>(Vector<float> x, Vector<float> scale, OvpSurvivor survivor)
        where T : struct, IOvpLanes
    {
        int identifier = 1 << (T.Grid.Bits - 1);
        Vector<float> d = x / scale;
        if (Vector.LessThanAll(Vector.Abs(d), new Vector<float>(T.Boundary)))
        {
            return T.Code(d);
        }

        Vector<int> outlier = AbfloatLanes.IsOutlier(d, T.Boundary, T.Limit);
        Vector<int> sign = Vector.LessThan(d, Vector<float>.Zero) & new Vector<int>(identifier);
        Vector<int> code = Vector.ConditionalSelect(outlier, AbfloatLanes.Code(d, T.Outliers) | sign, T.Code(d)) & AbfloatLanes.IsReached(d, T.Limit);
        return Vector.ConditionalSelect(AbfloatLanes.IsVictim(outlier, x, survivor), new Vector<int>(identifier), code);
    }

    private static void EncodePair(OvpCodes codes, OvpGrid grid, OvpSurvivor survivor, ReadOnlySpan<float> values, int at, float leftScale, float rightScale, Span<byte> into)
    {
        float left = grid.Nearest(values[at] / leftScale);
        float right = grid.Nearest(values[at + 1] / rightScale);
        int identifier = codes.Decoder.Identifier;
        bool leftIsOutlier = OvpGrid.IsOutlier(left);
        bool rightIsOutlier = OvpGrid.IsOutlier(right);
        bool leftSurvives = VictimRule.LeftSurvives(leftIsOutlier, rightIsOutlier, values[at], values[at + 1], survivor);
        bool pairHasOutlier = leftIsOutlier || rightIsOutlier;
        Write(
            codes,
            pairHasOutlier && !leftSurvives ? identifier : codes.CodeOf(left),
            pairHasOutlier && leftSurvives ? identifier : codes.CodeOf(right),
            into[ByteOf(codes, at)..]);
    }

    /// <summary>A last value without a partner: an outlier has an identifier beside it all the same, a normal value a zero.</summary>
    private static void EncodeLast(OvpCodes codes, OvpGrid grid, OvpSurvivor survivor, ReadOnlySpan<float> values, ReadOnlySpan<float> scales, Span<byte> into)
    {
        float last = grid.Nearest(values[^1] / scales[^1]);
        bool givesWay = survivor == OvpSurvivor.Left && OvpGrid.IsOutlier(grid.Nearest(values[0] / scales[0]));
        last = givesWay ? 0 : last;
        Write(codes, codes.CodeOf(last), OvpGrid.IsOutlier(last) ? codes.Decoder.Identifier : 0, into);
    }

    private static void Write(OvpCodes codes, int left, int right, Span<byte> into)
    {
        if (codes.Decoder.Bits == 4)
        {
            into[0] = (byte)((left << 4) | right);
            return;
        }

        into[0] = (byte)left;
        into[1] = (byte)right;
    }
}
