using HwSim.Core.Results.Measured;

namespace HwSim.Core.Engine.Validation;

/// <summary>A number for the shape of a measured row, whatever device and kernel, dense and 2:4 alike: 64-bit FNV-1a over its counts, the same in every process.</summary>
internal static class ShapeKey
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const string UsualSparsity = "2:4";

    public static ulong Of(KernelParameters p)
    {
        ulong key = Start;
        foreach (double value in (ReadOnlySpan<double>)[
            p.B, p.M, p.N, p.K, p.C, p.H, p.W, p.R, p.S, p.Groups, p.Rows, p.Cols, p.Inputs, p.Batch, p.Heads, p.KvHeads, p.HeadDim, p.QLen, p.KvLen, p.Bytes, p.Ranks, p.Nodes,
            p.StrideH ?? p.Stride?[0] ?? 0, p.PadH ?? p.Pad?[0] ?? 0])
        {
            key = Mixed(key, BitConverter.DoubleToUInt64Bits(value));
        }

        foreach (char letter in $"{p.Pass} {p.Op} {(p.Nm == UsualSparsity ? "" : p.Nm)}")
        {
            key = Mixed(key, letter);
        }

        return key;
    }

    private static ulong Mixed(ulong key, ulong value)
    {
        unchecked
        {
            for (int bits = 0; bits < 64; bits += 8)
            {
                key = (key ^ ((value >> bits) & 0xFF)) * Prime;
            }
        }

        return key;
    }
}
