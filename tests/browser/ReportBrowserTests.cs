using HwSim.Reports.Comparison;
using HwSim.Reports.Design;
using HwSim.Tests.Samples;

namespace HwSim.Tests.Browser;

/// <summary>
/// Reports as a reader sees them: opened from disk at desktop and phone width, in light and dark. With <c>HWSIM_PICTURES=DIR</c>
/// the tests leave a picture of each page there.
/// </summary>
public sealed class ReportBrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    // Text of a chart that leaves its plot, by more than rounding.
    private const string CutTexts = """
        [...document.querySelectorAll('.plot')].flatMap(plot => {
          const frame = plot.getBoundingClientRect();
          return [...plot.querySelectorAll('svg text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
          }).map(text => plot.id + ': ' + text.textContent);
        }).join('; ')
        """;

    public static TheoryData<string, int, string> Pages
    {
        get
        {
            TheoryData<string, int, string> pages = [];
            foreach (string sample in SampleRuns.All.Keys.Append("comparison"))
            {
                pages.Add(sample, 1280, "light");
                pages.Add(sample, 390, "dark");
            }

            pages.Add("resnet50", 1280, "dark");
            pages.Add("resnet50", 390, "light");
            return pages;
        }
    }

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Draws_every_chart_without_complaint(string sample, int width, string scheme)
    {
        OpenPage page = await fixture.OpenAsync(Html(sample), width, scheme);
        await PicturesAsync(page, $"{sample}-{width}-{scheme}");

        Assert.Empty(page.Complaints());
        int plots = await page.NumberAsync("document.querySelectorAll('.plot').length");
        Assert.True(plots >= 2);
        Assert.Equal(plots, await page.NumberAsync("[...document.querySelectorAll('.plot')].filter(p => p.querySelector('svg')?.getBoundingClientRect().height > 40).length"));
        Assert.Equal(0, await page.NumberAsync("document.querySelectorAll('[data-failed]').length"));
        Assert.Equal(0, await page.NumberAsync("document.images.length"));
        Assert.Equal("", (string?)await page.EvaluateAsync(CutTexts));
        Assert.True(await page.NumberAsync("document.documentElement.scrollWidth") <= width, "the page is wider than the screen");
    }

    [BrowserFact]
    public async Task A_chart_that_fails_says_so()
    {
        string html = Html("small");
        const string mark = "\"rangeMax\":{\"expr\":\"width - ";
        Assert.Contains(mark, html.Replace("\\u0022", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        OpenPage page = await fixture.OpenAsync(html.Replace(mark, "\"rangeMax\":{\"expr\":\"width -) ", StringComparison.Ordinal), 1280, "light");
        Assert.NotEqual(0, await page.NumberAsync("document.querySelectorAll('.plot[data-failed]').length"));
        Assert.Contains("could not be drawn", (string?)await page.EvaluateAsync("document.querySelector('.plot[data-failed]').textContent"), StringComparison.Ordinal);
        Assert.NotEmpty(page.Complaints());
    }

    [BrowserFact]
    public async Task A_click_on_a_head_sorts_and_the_form_filters()
    {
        OpenPage page = await fixture.OpenAsync(Html("infeasible"), 1280, "light");
        const string names = "[...document.querySelectorAll('#operation-rows tbody tr:not([hidden])')].map(r => r.cells[0].textContent).join()";
        const string head = "[...document.querySelectorAll('#operation-rows thead button')]";

        await page.EvaluateAsync($"{head}.find(b => b.textContent === 'Time').click()");
        string[] slowest = SampleRuns.Infeasible.Operations.OrderByDescending(o => o.Seconds ?? -1).Select(o => o.Name).ToArray();
        Assert.Equal(slowest[0], ((string)(await page.EvaluateAsync(names))!).Split(',')[0]);
        Assert.Equal("descending", (string?)await page.EvaluateAsync("document.querySelector('#operation-rows [aria-sort]').getAttribute('aria-sort')"));

        await page.EvaluateAsync($"{head}.find(b => b.textContent === 'Operation').click()");
        Assert.Equal("conv1,conv2,fc1,fc2,fc3,huge_fc,pool2,relu1", (string?)await page.EvaluateAsync(names));

        await page.EvaluateAsync("(() => { const i = document.querySelector('.filter input'); i.value = 'conv'; i.dispatchEvent(new Event('input', { bubbles: true })); })()");
        Assert.Equal("conv1,conv2", (string?)await page.EvaluateAsync(names));
        Assert.Equal("2 of 8", (string?)await page.EvaluateAsync("document.querySelector('.filter output').textContent"));
        Assert.Empty(page.Complaints());
    }

    [BrowserFact]
    public async Task Colours_follow_the_theme_and_charts_follow_the_width()
    {
        OpenPage page = await fixture.OpenAsync(Html("small"), 1280, "light");
        const string ink = "getComputedStyle(document.querySelector('#plot-time svg .role-axis-label text')).fill";
        string light = (string)(await page.EvaluateAsync(ink))!;
        await page.SchemeAsync("dark");
        await page.UntilAsync($"{ink} !== '{light}'");

        await page.ResizeAsync(390, 900);
        await page.UntilAsync("document.querySelector('#plot-time svg').getBoundingClientRect().width <= 390");
        await page.UntilAsync($"({CutTexts}) === ''");
        Assert.Empty(page.Complaints());
    }

    [BrowserFact]
    public async Task The_pointer_shows_figures_and_names_as_text()
    {
        OpenPage page = await fixture.OpenAsync(Html("hostile"), 1280, "light");
        await page.EvaluateAsync("document.querySelector('#plot-time').scrollIntoView({ behavior: 'instant' })");
        double[] at = [.. (await page.EvaluateAsync("(() => { const b = document.querySelector('#plot-time svg .mark-rect.role-mark path').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()"))!.AsArray().Select(v => (double)v!)];
        await page.PointAsync(at[0], at[1]);
        await page.UntilAsync("document.querySelector('#vg-tooltip-element.visible')");
        Assert.Equal(SampleRuns.HostileNames[0], (string?)await page.EvaluateAsync("document.querySelector('#vg-tooltip-element h2').textContent"));
        Assert.Empty(page.Complaints());
    }

    [BrowserFact]
    public async Task Prints_on_paper()
    {
        OpenPage page = await fixture.OpenAsync(Html("resnet50"), 1280, "dark");
        byte[] paper = await page.PaperAsync();
        Assert.True(paper.AsSpan().StartsWith("%PDF-"u8));
        Assert.Empty(page.Complaints());
        if (Environment.GetEnvironmentVariable("HWSIM_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "resnet50.pdf"), paper);
        }
    }

    private static string Html(string sample) =>
        sample == "comparison" ? ComparisonReport.Html(SampleComparisons.Many) : DesignReport.Html(SampleRuns.All[sample]);

    internal static async Task PicturesAsync(OpenPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("HWSIM_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{name}.png"), await page.PictureAsync());
        }
    }
}
