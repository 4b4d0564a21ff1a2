using HwSim.Core.Units;

namespace HwSim.Core.Graph;

/// <summary>How the values of a tensor are stored.</summary>
/// <param name="Name">The usual name: <c>int8</c>, <c>fp16</c>, ...</param>
/// <param name="Bits">Bits of one value.</param>
/// <param name="Kind">Integer or float.</param>
/// <param name="Sparsity">Structured sparsity along the reduction; metadata is counted by <see cref="Storage"/>.</param>
public sealed record TensorFormat(string Name, int Bits, NumberKind Kind, NmPattern Sparsity)
{
    public static readonly TensorFormat Int4 = new("int4", 4, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Int8 = new("int8", 8, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Int16 = new("int16", 16, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Int32 = new("int32", 32, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Int64 = new("int64", 64, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Fp8 = new("fp8", 8, NumberKind.Float, NmPattern.Dense);
    public static readonly TensorFormat Fp16 = new("fp16", 16, NumberKind.Float, NmPattern.Dense);
    public static readonly TensorFormat Bf16 = new("bf16", 16, NumberKind.Float, NmPattern.Dense);
    public static readonly TensorFormat Fp32 = new("fp32", 32, NumberKind.Float, NmPattern.Dense);
    public static readonly TensorFormat Fp64 = new("fp64", 64, NumberKind.Float, NmPattern.Dense);

    /// <summary>Outlier-victim pairs: exactly 4 or 8 bits, whatever the outliers.</summary>
    public static readonly TensorFormat Ovp4 = new("ovp4", 4, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Ovp8 = new("ovp8", 8, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat Flint4 = new("flint4", 4, NumberKind.Integer, NmPattern.Dense);
    public static readonly TensorFormat MxFp4 = new("mxfp4", 4, NumberKind.Float, NmPattern.Dense) { Overhead = FormatOverhead.Scales(32, 8) };
    public static readonly TensorFormat MxFp6 = new("mxfp6", 6, NumberKind.Float, NmPattern.Dense) { Overhead = FormatOverhead.Scales(32, 8) };
    public static readonly TensorFormat MxFp8 = new("mxfp8", 8, NumberKind.Float, NmPattern.Dense) { Overhead = FormatOverhead.Scales(32, 8) };
    public static readonly TensorFormat MxInt8 = new("mxint8", 8, NumberKind.Integer, NmPattern.Dense) { Overhead = FormatOverhead.Scales(32, 8) };
    public static readonly TensorFormat NvFp4 = new("nvfp4", 4, NumberKind.Float, NmPattern.Dense) { Overhead = FormatOverhead.Scales(16, 8) };
    public static readonly TensorFormat Int4Group128 = new("int4-g128", 4, NumberKind.Integer, NmPattern.Dense) { Overhead = FormatOverhead.Scales(128, 16) };
    public static readonly TensorFormat BitMod4 = new("bitmod4", 4, NumberKind.Float, NmPattern.Dense) { Overhead = FormatOverhead.Scales(128, 8 + 2) };
    public static readonly TensorFormat BitMod3 = new("bitmod3", 3, NumberKind.Float, NmPattern.Dense) { Overhead = FormatOverhead.Scales(128, 8 + 2) };

    /// <summary>GOBO (MICRO 2020): 3-bit centroid numbers; the one weight in a thousand that its abstract leaves in fp32, with 32 bits of place.</summary>
    public static readonly TensorFormat Gobo3 = new TensorFormat("gobo3", 3, NumberKind.Float, NmPattern.Dense).WithOutliers(0.001, 32 + 32);

    /// <summary>Weights of OLAccel (ISCA 2018): 4 bits; the 3 % of its abstract in 8 bits, with 16 bits of place within a tile.</summary>
    public static readonly TensorFormat OlAccel4 = new TensorFormat("olaccel4", 4, NumberKind.Integer, NmPattern.Dense).WithOutliers(0.03, 8 + 16);

    /// <summary>Activations of OLAccel, whose outliers have 16 bits.</summary>
    public static readonly TensorFormat OlAccel4Activations = new TensorFormat("olaccel4-activations", 4, NumberKind.Integer, NmPattern.Dense).WithOutliers(0.03, 16 + 16);

    /// <summary>AdaptivFloat (DAC 2020): a float whose exponent bias is the tensor's.</summary>
    public static readonly TensorFormat AdaFloat8 = new("adafloat8", 8, NumberKind.Float, NmPattern.Dense);

    /// <summary>The plain formats.</summary>
    public static IReadOnlyList<TensorFormat> Plain { get; } = [Int4, Int8, Int16, Int32, Int64, Fp8, Fp16, Bf16, Fp32, Fp64];

    /// <summary>Quantized formats. Shares of outliers are those that publications state; with measured ones, use <see cref="WithOutliers"/>.</summary>
    public static IReadOnlyList<TensorFormat> Quantized { get; } = [Ovp4, Ovp8, Flint4, MxFp4, MxFp6, MxFp8, MxInt8, NvFp4, Int4Group128, BitMod4, BitMod3, Gobo3, OlAccel4, OlAccel4Activations, AdaFloat8];

    /// <summary>The formats that workload files and machine files name.</summary>
    public static IReadOnlyList<TensorFormat> Named { get; } = [.. Plain, .. Quantized];

    /// <summary>What is stored beside the values; nothing for plain formats.</summary>
    public FormatOverhead Overhead { get; init; }

    /// <summary>Bits a dense value takes on average, scales, metadata and outliers included.</summary>
    public double EffectiveBits => Bits + Overhead.BitsPerElement;

    /// <summary>This format with some values kept aside, as GOBO and OLAccel do.</summary>
    /// <param name="share">Their share.</param>
    /// <param name="bits">Bits of such a value and its place.</param>
    public TensorFormat WithOutliers(double share, int bits) => this with { Overhead = Overhead with { OutlierShare = share, BitsAnOutlier = bits } };

    /// <summary>The bytes of <paramref name="elements"/> values whose reduction runs over <paramref name="reduction"/> of them at a time, indices of kept values, scales and outliers included.</summary>
    public Bytes Storage(long elements, long reduction)
    {
        if (Sparsity.IsDense || reduction <= 0)
        {
            return Bytes.Of(elements, Bits) + Beside(elements);
        }

        long kept = elements / reduction * Sparsity.Kept(reduction);
        return Bytes.Of(kept, Bits + Sparsity.IndexBits) + Beside(kept);
    }

    private Bytes Beside(long values) => Overhead == FormatOverhead.None ? Bytes.Zero : Bytes.Of(Overhead.Bits(values), 1);

    public override string ToString() => Sparsity.IsDense ? Name : $"{Name} {Sparsity}";
}
