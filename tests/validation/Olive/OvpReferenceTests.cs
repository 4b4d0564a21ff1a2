using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using HwSim.Accelerators.Systolic;
using HwSim.Accelerators.Systolic.Cycle;
using HwSim.Core.Graph;
using HwSim.Core.Mappings;
using HwSim.Kernels.Reference;
using HwSim.Kernels.Reference.Formats;
using HwSim.Kernels.Reference.Ovp;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Olive;

/// <summary>OVP against the published program: codes, calibration, decode table, products; whatever rows the files hold.</summary>
[Trait("Category", "Reference")]
public class OvpReferenceTests(ITestOutputHelper output)
{
    private const string Vectors = "reference/olive/ovp_vectors.json";
    private const string Edges = "reference/olive/ovp_edge_vectors.json";
    private const string Table = "reference/olive/ovp_decode_table.csv";
    private const string Products = "reference/olive/ovp_gemm_vectors.json";

    /// <summary>Below this gap between the best and the second-best error, either may win.</summary>
    private const double DecisiveGap = 1e-5;

    /// <summary>The search computes in grid units, which moves the error of 8-bit types by some rounding of 32-bit floats.</summary>
    private const double SearchTolerance = 1e-4;

    [ReferenceFact(Vectors)]
    public void Codes_are_those_of_the_program_given_the_scales()
    {
        RowTally tally = new(Vectors, output);
        foreach (JsonElement row in Rows(Vectors))
        {
            OvpCase c = new(row);
            float[] scales = Figures.Array<float>(row, "scale");
            float[] gridValues = new float[c.Values.Length];
            OvpQuantizer.Nearest(c.Grid(c.ChosenMode), c.Values, c.Layout, scales, gridValues);
            short[] before = Times8(gridValues);
            int outliers = gridValues.Count(OvpGrid.IsOutlier);
            int victims = c.IsPlain ? 0 : VictimRule.Apply(gridValues, c.Values, OvpSurvivor.Left);
            short[] codes = Times8(gridValues);
            OvpQuantizer.StraightThrough(c.Values, c.Layout, scales, gridValues);
            List<(string, double, double)> figures =
            [
                ("codes", row.GetProperty("codes_x8_sha256_int16le").GetString() == Digest(codes) ? 0 : 1, 0),
                ("outliers", Math.Abs(outliers - row.GetProperty("n_outlier_before_victim").GetInt32()), 0),
                ("victims", Math.Abs(victims - row.GetProperty("n_victim").GetInt32()), 0),
            ];
            foreach ((string key, short[] actual) in new[] { ("codes_x8", codes), ("codes_x8_before_victim", before), ("codes_x8_first64", codes) }.Where(k => row.TryGetProperty(k.Item1, out _)))
            {
                figures.Add((key, Figures.Differences(Figures.Array<short>(row, key), actual), 0));
            }

            if (row.TryGetProperty("dequant", out _))
            {
                figures.Add(("dequant", Figures.Relative(Figures.Array<double>(row, "dequant"), gridValues), 1e-6));
            }

            if (row.TryGetProperty("packed_hex", out JsonElement hex))
            {
                OvpFormat format = c.ChosenMode == "int" ? OvpFormat.Int4(OvpSurvivor.Left, !c.IsInput) : OvpFormat.Flint4(OvpSurvivor.Left, !c.IsInput);
                EncodedTensor encoded = format.Encode(c.Values, new Calibration(c.Layout, scales, [0]));
                figures.Add(("packed", Figures.Differences(Convert.FromHexString(hex.GetString()!), encoded.Values), 0));
                figures.Add(("bits", Math.Abs((4.0 * c.Values.Length) - encoded.Storage.Values), 0));
            }

            tally.Add(c.Name, figures);
        }

        tally.Close();
    }

    [ReferenceFact(Vectors)]
    public void Calibration_finds_the_percentage_of_the_program()
    {
        RowTally tally = new(Vectors, output);
        foreach (JsonElement row in Rows(Vectors))
        {
            OvpCase c = new(row);
            AlphaSearch search = new(row.GetProperty("low").GetInt32(), row.GetProperty("up").GetInt32());
            OvpGrid[] grids = c.Mode.StartsWith("ant", StringComparison.Ordinal) && c.Bits <= 6 ? [c.Grid("int"), c.Grid("flint")] : [c.Grid(c.Bits > 6 ? "int" : c.Mode)];
            AlphaResult result = OvpCalibration.SearchTypes(grids, OvpSurvivor.Left, c.Values, c.Layout, search);
            bool decisive = row.GetProperty("best_i_gap_min").GetDouble() >= DecisiveGap;
            float[] real = new float[c.Values.Length];
            _ = OvpQuantizer.Quantize(result.Grid, OvpSurvivor.Left, c.Values, c.Layout, result.Scales, real);
            OvpQuantizer.StraightThrough(c.Values, c.Layout, result.Scales, real);
            double mse = c.Values.Zip(real, (x, q) => ((double)x - q) * ((double)x - q)).Average();
            double[] alphas = [.. result.BaseAlphas.Zip(result.Percents, (b, p) => (double)AlphaSearch.Alpha(b, p))];
            tally.Add(
                c.Name,
                ("chosen mode", ReferenceEquals(result.Grid, grids[c.ChosenMode == "int" ? 0 : grids.Length - 1]) ? 0 : 1, 0),
                ("base alpha", Figures.Relative(Figures.Array<double>(row, "base_alpha"), result.BaseAlphas), 1e-6),
                ("percentage", decisive ? Figures.Differences(Figures.Array<int>(row, "best_i"), result.Percents) : 0, 0),
                ("alpha", decisive ? Figures.Relative(Figures.Array<double>(row, "alpha"), [.. alphas.Select(a => (float)a)]) : 0, 1e-6),
                ("mse", Figures.Relative(row.GetProperty("mse").GetDouble(), mse), 1e-5),
                ("mse of the search", Figures.Relative(mse, result.Errors.Average()), SearchTolerance),
                ("scale", decisive ? Figures.Relative(Figures.Array<double>(row, "scale"), result.Scales) : 0, 1e-6));
        }

        tally.Close();
    }

    [ReferenceFact(Edges)]
    public void Edges_go_where_the_program_sends_them()
    {
        RowTally tally = new(Edges, output);
        JsonElement file = JsonDocument.Parse(File.ReadAllText(ReferenceData.PathOf(Edges))).RootElement;
        foreach (JsonElement row in file.GetProperty("nearest").EnumerateArray())
        {
            int bits = row.GetProperty("bit").GetInt32();
            bool signed = row.GetProperty("signed").GetBoolean();
            OvpGrid grid = row.GetProperty("mode").GetString() == "int" ? OvpGrid.Integers(bits, signed) : OvpGrid.Flint(bits, signed);
            float[] normals = [.. grid.Values.ToArray().Where(v => !OvpGrid.IsOutlier(v))];
            float[] outliers = [.. grid.Values.ToArray().Where(OvpGrid.IsOutlier)];
            float[] nearest = Array.ConvertAll(Figures.Array<float>(row, "scaled_input"), grid.Nearest);
            tally.Add(
                row.GetProperty("id").GetString()!,
                ("normal grid", Figures.Differences(Figures.Array<float>(row, "normal_grid"), normals) + Math.Abs(normals.Length - row.GetProperty("normal_grid").GetArrayLength()), 0),
                ("outlier grid", Figures.Differences(Figures.Array<float>(row, "outlier_grid"), outliers) + Math.Abs(outliers.Length - row.GetProperty("outlier_grid").GetArrayLength()), 0),
                ("nearest", Figures.Differences(Figures.Array<float>(row, "nearest"), nearest), 0));
        }

        foreach (JsonElement row in file.GetProperty("victim").EnumerateArray())
        {
            float[] values = Figures.Array<float>(row, "before");
            _ = VictimRule.Apply(values, values.ToArray(), OvpSurvivor.Left);
            tally.Add($"victims of {row.GetProperty("before")}", ("after", Figures.Differences(Figures.Array<float>(row, "after"), values), 0));
        }

        tally.Close();
    }

    [ReferenceFact(Table)]
    public void Decoder_has_every_row_of_the_table()
    {
        RowTally tally = new(Table, output);
        foreach (string[] cells in File.ReadLines(ReferenceData.PathOf(Table)).Skip(1).Select(l => l.Split(',')))
        {
            OvpDecoder decoder = new(cells[0] == "int4" ? OvpGrid.Int4 : OvpGrid.Flint4);
            OvpPairKind kind = decoder.Decode(byte.Parse(cells[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), out ExponentInteger left, out ExponentInteger right);
            int[] expected = [.. cells[5..].Where(c => c.Length > 0).Select(c => int.Parse(c, CultureInfo.InvariantCulture))];
            int[] actual = kind == OvpPairKind.Reserved ? [] : [left.Value, right.Value, left.Exponent, left.Integer, right.Exponent, right.Integer];
            tally.Add(
                $"{cells[0]} {cells[1]}",
                ("kind", kind.ToString().Equals(cells[4].Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase) ? 0 : 1, 0),
                ("pairs", expected.AsSpan().SequenceEqual(actual) ? 0 : 1, 0));
        }

        tally.Close();
    }

    [ReferenceFact(Products)]
    public void Products_are_exact()
    {
        RowTally tally = new(Products, output);
        foreach (JsonElement row in Rows(Products))
        {
            (int m, int n, int k) = (row.GetProperty("M").GetInt32(), row.GetProperty("N").GetInt32(), row.GetProperty("K").GetInt32());
            OvpDecoder a = Decoder(row, "mode_a");
            OvpDecoder w = Decoder(row, "mode_w");
            byte[] aBytes = Convert.FromHexString(row.GetProperty("a_packed_hex").GetString()!);
            byte[] wBytes = Convert.FromHexString(row.GetProperty("w_packed_hex").GetString()!);
            int[] product = OvpGemm.Multiply(OvpGemm.Pairs(a, aBytes, m * k), OvpGemm.Pairs(w, wBytes, n * k), m, n, k);
            int[] plain = IntegerGemm.Multiply(OvpGemm.Operands(a, aBytes, m * k), Transposed(OvpGemm.Operands(w, wBytes, n * k), n, k), m, n, k);
            float aScale = row.GetProperty("a_unit_scale").GetSingle();
            float[] wScale = Figures.Array<float>(row, "w_unit_scale");
            float[] real = [.. product.Select((p, i) => (float)((double)p * aScale * wScale[i % n]))];
            int[] expected = Figures.Array<int>(row, "acc_int32");
            double wrong = 0;
            foreach (Dataflow dataflow in Enum.GetValues<Dataflow>())
            {
                int[] onArray = PeArray.MultiplyPairs(new ArrayShape(8, 8, OverlapsFolds: true), Code(row, "mode_a"), Code(row, "mode_w"), aBytes, wBytes, GemmShape.Of(m, n, k), dataflow, LoopOrder.ColumnsOuter, dataflow == Dataflow.OutputStationary ? k : 5).Product;
                wrong += Figures.Differences(expected, onArray);
            }

            tally.Add(
                row.GetProperty("id").GetString()!,
                ("accumulators", Figures.Differences(expected, product) + Math.Abs(expected.Length - product.Length), 0),
                ("systolic array, every dataflow", wrong, 0),
                ("integer product", Figures.Differences(expected, plain), 0),
                ("scaled output", Figures.Relative(Figures.Array<double>(row, "out"), real), 1e-6));
        }

        tally.Close();
    }

    private static PairCode Code(JsonElement row, string mode) => row.GetProperty(mode).GetString() == "int" ? PairCode.Int4 : PairCode.Flint4;

    private static OvpDecoder Decoder(JsonElement row, string mode) => new(row.GetProperty(mode).GetString() == "int" ? OvpGrid.Int4 : OvpGrid.Flint4);

    private static int[] Transposed(int[] matrix, int rows, int columns) =>
        [.. Enumerable.Range(0, rows * columns).Select(i => matrix[(i % rows * columns) + (i / rows)])];

    private static JsonElement.ArrayEnumerator Rows(string file) => JsonDocument.Parse(File.ReadAllText(ReferenceData.PathOf(file))).RootElement.EnumerateArray();

    private static short[] Times8(float[] gridValues) => Array.ConvertAll(gridValues, v => (short)(v * 8));

    private static string Digest(short[] codes) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(codes.AsSpan())));
}
