using System.Globalization;
using System.Text.Json;
using HwSim.Kernels.Reference.Formats;
using Xunit.Abstractions;

namespace HwSim.Tests.Validation.Olive;

/// <summary>The other formats against the programs that define them; whatever rows the file holds.</summary>
[Trait("Category", "Reference")]
public class FormatReferenceTests(ITestOutputHelper output)
{
    private const string Vectors = "reference/olive/format_vectors.json";

    [ReferenceFact(Vectors)]
    public void Values_errors_and_bits_are_those_of_the_programs()
    {
        RowTally tally = new(Vectors, output);
        foreach (JsonElement row in JsonDocument.Parse(File.ReadAllText(ReferenceData.PathOf(Vectors))).RootElement.EnumerateArray())
        {
            float[] values = OliveTensor.Of(row);
            INumberFormat? format = FormatNamed(row.GetProperty("format").GetString()!);
            if (format is null)
            {
                tally.Add(row.GetProperty("id").GetString()!, ("format known", 1, 0));
                continue;
            }

            EncodedTensor encoded = format.Encode(values, format.Calibrate(values, row.GetProperty("shape")[0].GetInt32()));
            float[] decoded = new float[values.Length];
            format.Decode(encoded, decoded);
            double mse = values.Zip(decoded, (x, q) => ((double)x - q) * ((double)x - q)).Average();
            double bits = (double)(encoded.Storage.Values + encoded.Storage.Scales) / values.Length;
            string key = row.TryGetProperty("dequant", out _) ? "dequant" : "dequant_first32";
            tally.Add(
                row.GetProperty("id").GetString()!,
                (key, Figures.Relative(Figures.Array<double>(row, key), decoded), 1e-6),
                ("mse", Figures.Relative(row.GetProperty("mse").GetDouble(), mse), 1e-5),
                ("bits of values and scales", Math.Abs(row.GetProperty("bits_per_element").GetDouble() - bits), 0));
        }

        tally.Close();
    }

    /// <summary>The format of a row: the published evaluations keep scales in full, whatever they charge for them.</summary>
    private static INumberFormat? FormatNamed(string name)
    {
        string[] parts = name.Split('_');
        TieRule ties = parts[^1] == "even" ? TieRule.Even : TieRule.Away;
        int Bits(string part) => int.Parse([.. part.Where(char.IsAsciiDigit)], CultureInfo.InvariantCulture);
        return parts[0] switch
        {
            "mxfp4" => MxFormats.Fp4(ties),
            "mxfp6" when parts[1] == "e2m3" => MxFormats.Fp6E2M3(ties),
            "mxfp6" => MxFormats.Fp6E3M2(ties),
            "mxfp8" when parts[1] == "e4m3" => MxFormats.Fp8E4M3(ties),
            "mxfp8" => MxFormats.Fp8E5M2(ties),
            ['m', 'x', 'i', 'n', 't', ..] => MxFormats.Int(Bits(parts[0]), ties),
            "nvfp4" => NvFp4Format.Create(),
            "adaptivfloat" => AdaptivFloatFormat.Program(Bits(parts[1]), Bits(parts[2])),
            ['b', 'i', 't', 'm', 'o', 'd', ..] => BitModFormat.Create(Bits(parts[0])),
            "ant4" => AntFormats.Ant4(Granularity.Group(Bits(parts[1])), ScaleCode.ChargedAs16),
            ['i', 'n', 't', ..] when parts[1] == "asym" => IntegerFormats.Asymmetric(Bits(parts[0]), Granularity.Group(Bits(parts[2])), ScaleCode.ChargedAs16),
            ['i', 'n', 't', ..] => IntegerFormats.Symmetric(Bits(parts[0]), Granularity.Group(Bits(parts[2])), ScaleCode.ChargedAs16),
            _ => null,
        };
    }
}
