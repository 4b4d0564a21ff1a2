using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators.Systolic;
using HwSim.Accelerators.Systolic.Cycle;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Kernels.Reference.Ovp;

namespace HwSim.Tests.Properties;

/// <summary>Outlier-victim pairs on the array: what decoders, PEs and accumulators give against the reference kernels.</summary>
public class SystolicPairTests
{
    private static readonly (PairCode Code, OvpGrid Grid, OvpFormat Format)[] Types =
    [
        (PairCode.Int4, OvpGrid.Int4, OvpFormat.Int4(OvpSurvivor.Left, perRow: false)),
        (PairCode.Flint4, OvpGrid.Flint4, OvpFormat.Flint4(OvpSurvivor.Larger, perRow: false)),
        (PairCode.Int8, OvpGrid.Int8, OvpFormat.Int8(OvpSurvivor.Left, perRow: false)),
    ];

    private static readonly Arbitrary<Case> Cases = Arb.From(
        from rows in Gen.Choose(1, 9)
        from columns in Gen.Choose(1, 9)
        from overlaps in Gen.Elements(false, true)
        from m in Gen.Choose(1, 16)
        from n in Gen.Choose(1, 16)
        from k in Gen.Choose(1, 24)
        from types in Gen.Two(Gen.Choose(0, 2))
        from dataflow in Gen.Elements(Enum.GetValues<Dataflow>())
        from chunk in Gen.Choose(1, 20)
        from seed in Gen.Choose(0, int.MaxValue)
        select new Case(rows, columns, overlaps, m, n, k, types.Item1, types.Item2, dataflow, chunk, seed));

    /// <summary>Real tensors with outliers, calibrated, encoded, multiplied on the array: the reference product to the bit, in the cycles of the closed form. 8-bit codes run on 4-bit PEs.</summary>
    [Fact]
    public void A_quantized_product_on_the_array_equals_the_reference_product() => Property.Check(Cases, Check, runs: 1500);

    /// <summary>Every pair of codes of every type.</summary>
    [Fact]
    public void The_borders_decode_what_the_reference_decodes()
    {
        foreach ((PairCode code, OvpGrid grid, _) in Types)
        {
            PairDecoder border = new(code);
            OvpDecoder reference = new(grid);
            for (int left = 0; left < 1 << code.Bits; left++)
            {
                for (int right = 0; right < 1 << code.Bits; right++)
                {
                    ((int, int) l, (int, int) r) = border.Decode(left, right);
                    _ = reference.Decode(left, right, out ExponentInteger expectedLeft, out ExponentInteger expectedRight);
                    Assert.True((Pair(expectedLeft), Pair(expectedRight)) == (l, r) || IsReserved(reference, left, right), $"{code}: {left:x} {right:x}");
                }
            }
        }

        static (int, int) Pair(ExponentInteger value) => (value.Exponent, value.Integer);

        static bool IsReserved(OvpDecoder decoder, int left, int right) => decoder.Decode(left, right, out _, out _) == OvpPairKind.Reserved;
    }

    /// <summary>2016² · 528 fits 31 bits, one more passes them.</summary>
    [Fact]
    public void A_sum_that_leaves_32_bits_is_an_error_and_none_that_fits_is()
    {
        const int Fitting = 528;
        const byte Largest = 0x7F;
        Assert.Equal(2016 * 2016 * Fitting, Sum(Fitting, Largest));
        Assert.Throws<OverflowException>(() => Sum(Fitting + 1, Largest));

        static int Sum(int outliers, byte code)
        {
            byte[] bytes = new byte[2 * outliers];
            for (int i = 0; i < outliers; i++)
            {
                (bytes[2 * i], bytes[(2 * i) + 1]) = (code, 0x80);
            }

            return PeArray.MultiplyPairs(new ArrayShape(4, 4, false), PairCode.Int8, PairCode.Int8, bytes, bytes, GemmShape.Of(1, 1, 2 * outliers), Dataflow.OutputStationary, LoopOrder.ColumnsOuter, 2 * outliers).Product[0];
        }
    }

    private static void Check(Case c)
    {
        Random random = new(c.Seed);
        byte[] ifmap = Encoded(Types[c.IfmapType].Format, random, c.M, c.K);
        byte[] filter = Encoded(Types[c.FilterType].Format, random, c.N, c.K);
        ExponentInteger[] a = OvpGemm.Pairs(new OvpDecoder(Types[c.IfmapType].Grid), ifmap, c.M * c.K);
        ExponentInteger[] w = OvpGemm.Pairs(new OvpDecoder(Types[c.FilterType].Grid), filter, c.N * c.K);
        ArrayShape array = new(c.Rows, c.Columns, c.Overlaps);
        GemmShape shape = GemmShape.Of(c.M, c.N, c.K);
        long chunk = c.Dataflow == Dataflow.OutputStationary ? c.K : c.Chunk;

        (int[] product, long cycles) = PeArray.MultiplyPairs(array, Types[c.IfmapType].Code, Types[c.FilterType].Code, ifmap, filter, shape, c.Dataflow, LoopOrder.ColumnsOuter, chunk);

        Assert.Equal(OvpGemm.Multiply(a, w, c.M, c.N, c.K), product);
        ArrayProblem problem = ArrayProblem.Of(shape, c.Dataflow, 1);
        Assert.Equal(FoldTiming.Cycles(array, problem, problem.Folds(array, chunk), LoopOrder.ColumnsOuter, chunk), cycles);
    }

    /// <summary>Normal values with outliers of up to thirty deviations among them.</summary>
    private static byte[] Encoded(OvpFormat format, Random random, int rows, int columns)
    {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            float value = 0;
            for (int j = 0; j < 12; j++)
            {
                value += random.NextSingle() - 0.5f;
            }

            values[i] = random.Next(20) == 0 ? value * 30 : value;
        }

        return format.Encode(values, format.Calibrate(values, rows)).Values;
    }

    private sealed record Case(
        int Rows, int Columns, bool Overlaps, int M, int N, int K, int IfmapType, int FilterType, Dataflow Dataflow, int Chunk, int Seed);
}
