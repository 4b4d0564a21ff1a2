using HwSim.Core.Results.Quantized;
using HwSim.Reports.Quantized;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Browser;

/// <summary>The report of a quantization as a reader sees it.</summary>
public sealed class QuantizationBrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    public static TheoryData<string, int, string> Pages => new() { { "small", 1280, "light" }, { "small", 390, "dark" }, { "hostile", 1280, "dark" }, { "hostile", 390, "light" } };

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Opens_without_complaint(string sample, int width, string scheme)
    {
        QuantizationResult result = sample == "small" ? SampleQuantizations.Small : SampleQuantizations.Hostile;
        OpenPage page = await fixture.OpenAsync(QuantizationReport.Html(result), width, scheme);
        await ReportBrowserTests.PicturesAsync(page, $"quantization-{sample}-{width}-{scheme}");

        Assert.Empty(page.Complaints());
        Assert.Equal(result.Subject, (string?)await page.EvaluateAsync("document.querySelector('h1').textContent"));
        Assert.Equal(result.Tensors.Length + result.Formats.Length + 1, await page.NumberAsync("document.querySelectorAll('svg.picture').length"));
        Assert.Equal(0, await page.NumberAsync("[...document.querySelectorAll('svg.picture')].filter(s => s.getBoundingClientRect().height < 60).length"));
        Assert.True(await page.NumberAsync("document.documentElement.scrollWidth") <= width, "the page is wider than the screen");
    }

    [BrowserFact]
    public async Task A_click_on_a_format_sorts_the_tensors_by_it()
    {
        OpenPage page = await fixture.OpenAsync(QuantizationReport.Html(SampleQuantizations.Small), 1280, "light");
        await page.EvaluateAsync("[...document.querySelectorAll('#tensor-rows thead button')].find(b => b.textContent === 'int8').click()");
        string[] best = [.. SampleQuantizations.Small.Tensors.OrderByDescending(t => Math.Round(Math.Min(t.Errors[3].SqnrDecibels, 1e9), 1)).Select(t => t.Name)];
        Assert.Equal(best[^1], ((string)(await page.EvaluateAsync("[...document.querySelectorAll('#tensor-rows tbody tr')].map(r => r.cells[0].textContent).join()"))!).Split(',')[^1]);
    }
}
