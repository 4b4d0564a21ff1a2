using System.Globalization;
using System.Text.Json;
using HwSim.Core.Results.Quantized;
using HwSim.Reports.Quantized;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Golden;

/// <summary>Reports of quantizations against reviewed texts.</summary>
public sealed class QuantizationGoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static TheoryData<string> Samples => ["small", "hostile"];

    [Theory, MemberData(nameof(Samples))]
    public void Html(string sample) => GoldenFile.Matches($"quantization-{sample}.html", ReportGoldenTests.Skeleton(QuantizationReport.Html(Of(sample))));

    [Theory, MemberData(nameof(Samples))]
    public void Markdown(string sample) => GoldenFile.Matches($"quantization-{sample}.md", QuantizationMarkdown.Text(Of(sample)));

    [Theory, MemberData(nameof(Samples))]
    public void Csv(string sample) => GoldenFile.Matches($"quantization-{sample}.csv", QuantizationCsv.Text(Of(sample)));

    [Fact]
    public void The_document_is_the_documented_one() => GoldenFile.Matches("quantization-small.json", QuantizationDocument.Of(SampleQuantizations.Small).ToJsonString(Indented));

    [Fact]
    public void The_same_result_gives_the_same_texts_in_every_culture()
    {
        QuantizationResult result = SampleQuantizations.Small;
        string[] before = Texts(result);
        CultureInfo saved = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = "!";
            odd.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(before, Texts(result));
        }
        finally
        {
            CultureInfo.CurrentCulture = saved;
        }
    }

    private static string[] Texts(QuantizationResult result) =>
        [QuantizationReport.Html(result), QuantizationMarkdown.Text(result), QuantizationCsv.Text(result), QuantizationDocument.Of(result).ToJsonString()];

    private static QuantizationResult Of(string sample) => sample == "small" ? SampleQuantizations.Small : SampleQuantizations.Hostile;
}
