using FsCheck.Fluent;
using HwSim.Accelerators.Systolic;
using HwSim.Accelerators.Systolic.Cycle;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Kernels.Reference;
using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Ovp;

namespace HwSim.Tests.Properties;

/// <summary>Outlier-victim pairs: fast paths against the definition, hardware against arithmetic.</summary>
public class OvpProperties
{
    private static readonly (OvpGrid Grid, Func<OvpSurvivor, bool, OvpFormat> Format)[] Types =
    [
        (OvpGrid.Int4, OvpFormat.Int4), (OvpGrid.Flint4, OvpFormat.Flint4), (OvpGrid.Int8, OvpFormat.Int8),
    ];

    /// <summary>Bytes decode to exactly what nearest values and the victim rule give, whatever part of the tensor vectors take.</summary>
    [Fact]
    public void Bytes_are_those_of_the_definition() => Property.Check(
        FormatCases.Tensors(),
        tensor => Assert.All(
            from type in Types
            from survivor in new[] { OvpSurvivor.Left, OvpSurvivor.Larger }
            from perRow in new[] { false, true }
            select (type, survivor, perRow),
            c =>
            {
                OvpFormat format = c.type.Format(c.survivor, c.perRow);
                OvpGrid grid = c.type.Grid.Bits == 8 && c.survivor == OvpSurvivor.Larger ? OvpGrid.Int8Paper : c.type.Grid;
                Calibration calibration = format.Calibrate(tensor.Values, tensor.Rows);
                float[] expected = new float[tensor.Values.Length];
                _ = OvpQuantizer.Quantize(grid, c.survivor, tensor.Values, calibration.Layout, calibration.Scales, expected);
                for (int group = 0; group < calibration.Layout.GroupCount; group++)
                {
                    foreach (ref float value in expected.AsSpan(calibration.Layout.At(group)))
                    {
                        value *= calibration.Scales[group];
                    }
                }

                float[] decoded = new float[expected.Length];
                format.Decode(format.Encode(tensor.Values, calibration), decoded);
                Assert.Equal(expected, decoded);
            }));

    /// <summary>The search in vectors finds an error that the definition confirms, and none that it tries is less.</summary>
    [Fact]
    public void The_search_finds_the_least_error() => Property.Check(
        FormatCases.Tensors(finiteOnly: true),
        tensor =>
        {
            foreach (OvpGrid grid in new[] { OvpGrid.Int4, OvpGrid.Flint4, OvpGrid.Int8, OvpGrid.Int8Paper })
            {
                GroupLayout layout = GroupLayout.Tensor(tensor.Values.Length);
                AlphaResult found = OvpCalibration.Search(grid, OvpSurvivor.Left, tensor.Values, layout, AlphaSearch.Published);
                for (int trial = 0; trial < AlphaSearch.Published.Count && layout.GroupCount > 0; trial += 7)
                {
                    float scale = AlphaSearch.Alpha(found.BaseAlphas[0], AlphaSearch.Published.Percent(trial)) / grid.NormalMaximum;
                    Assert.InRange(found.Errors[0], 0, (Error(grid, tensor.Values, layout, scale) * 1.0001) + float.Epsilon);
                }

                Assert.All(found.Errors, e => Assert.InRange(e, Error(grid, tensor.Values, layout, found.Scales[0]) * 0.9999, (Error(grid, tensor.Values, layout, found.Scales[0]) * 1.0001) + float.Epsilon));
            }
        },
        runs: 40);

    /// <summary>
    /// Decoders at the borders of the array, integers in its PEs: the product equals that of exponent-integer pairs exactly, and scaled
    /// it is the product of the decoded tensors.
    /// </summary>
    [Fact]
    public void An_array_behind_decoders_multiplies_exactly() => Property.Check(
        Arb.From(
            from m in Gen.Choose(1, 9)
            from n in Gen.Choose(1, 9)
            from k in Gen.Choose(1, 24)
            from seed in Gen.Choose(0, int.MaxValue)
            from dataflow in Gen.Elements(Enum.GetValues<Dataflow>())
            from types in Gen.Choose(0, 8)
            select (m, n, k: 2 * k, seed, dataflow, types)),
        c =>
        {
            (OvpFormat aFormat, OvpGrid aGrid) = Of(c.types % 3, perRow: false);
            (OvpFormat wFormat, OvpGrid wGrid) = Of(c.types / 3, perRow: true);
            OvpDecoder aDecoder = new(aGrid);
            OvpDecoder wDecoder = new(wGrid);
            float[] a = Values(c.seed, c.m * c.k);
            float[] w = Values(c.seed ^ 1, c.n * c.k);
            EncodedTensor aCodes = aFormat.Encode(a, aFormat.Calibrate(a, c.m));
            EncodedTensor wCodes = wFormat.Encode(w, wFormat.Calibrate(w, c.n));
            int[] aIntegers = OvpGemm.Operands(aDecoder, aCodes.Values, a.Length);
            int[] wIntegers = OvpGemm.Operands(wDecoder, wCodes.Values, w.Length);
            int[] filter = [.. Enumerable.Range(0, c.k * c.n).Select(i => wIntegers[(i % c.n * c.k) + (i / c.n)])];

            int[] reference = OvpGemm.Multiply(OvpGemm.Pairs(aDecoder, aCodes.Values, a.Length), OvpGemm.Pairs(wDecoder, wCodes.Values, w.Length), c.m, c.n, c.k);
            (int[] onArray, _) = PeArray.Multiply(new ArrayShape(4, 3, false), aIntegers, filter, GemmShape.Of(c.m, c.n, c.k), c.dataflow, LoopOrder.ColumnsOuter, c.k);

            Assert.Equal(reference, onArray);
            Assert.Equal(reference, IntegerGemm.Multiply(aIntegers, filter, c.m, c.n, c.k));
            float[] aReal = Decoded(aFormat, aCodes);
            float[] wReal = Decoded(wFormat, wCodes);
            for (int i = 0; i < reference.Length; i++)
            {
                double real = Enumerable.Range(0, c.k).Sum(j => (double)aReal[(i / c.n * c.k) + j] * wReal[(i % c.n * c.k) + j]);
                double size = Enumerable.Range(0, c.k).Sum(j => Math.Abs((double)aReal[(i / c.n * c.k) + j] * wReal[(i % c.n * c.k) + j]));
                double units = (double)aCodes.Calibration.Scales[0] * wCodes.Calibration.Scales[i % c.n] * aGrid.Unit * wGrid.Unit;
                Assert.Equal(real, reference[i] * units, size * 1e-6);
            }
        });

    /// <summary>Four 4-bit products make the 8-bit product, with exponents.</summary>
    [Fact]
    public void Four_small_products_make_a_large_one()
    {
        for (int a = -128; a < 128; a++)
        {
            for (int b = -128; b < 128; b++)
            {
                ExponentInteger x = new(a & 3, a);
                ExponentInteger y = new(b & 1, b);
                Assert.Equal(ExponentInteger.MultiplyAdd(17, x, y), FourBitComposition.MultiplyAdd(17, x, y));
            }
        }
    }

    private static (OvpFormat Format, OvpGrid Grid) Of(int type, bool perRow) => (Types[type].Format(OvpSurvivor.Left, perRow), Types[type].Grid);

    private static float[] Values(int seed, int count)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * (random.Next(20) == 0 ? 40 : 1)))];
    }

    private static float[] Decoded(OvpFormat format, EncodedTensor encoded)
    {
        float[] values = new float[encoded.Count];
        format.Decode(encoded, values);
        return values;
    }

    private static double Error(OvpGrid grid, float[] values, GroupLayout layout, float scale)
    {
        float[] quantized = new float[values.Length];
        _ = OvpQuantizer.Quantize(grid, OvpSurvivor.Left, values, layout, [scale], quantized);
        return values.Zip(quantized, (x, q) => ((double)x - ((double)q * scale)) * ((double)x - ((double)q * scale))).Average();
    }
}
