using HwSim.Tests.Samples;

namespace HwSim.Tests.Browser;

/// <summary>The report of a study as a reader sees it, and what its views do together. How fast it is, tests/bench measures.</summary>
public sealed class StudyBrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    private const string Count = "document.getElementById('count').textContent";

    private static readonly Lazy<string> Large = new(() => SampleStudies.Html(SampleStudies.Large));

    private static readonly Lazy<string> Scenarios = new(() => SampleStudies.Html(SampleStudies.Scenarios));

    private static readonly Lazy<string> Hostile = new(() => SampleStudies.Html(SampleStudies.Hostile));

    public static TheoryData<string, int, string> Pages => new()
    {
        { "large", 1280, "light" }, { "large", 390, "dark" }, { "scenarios", 1280, "dark" }, { "scenarios", 390, "light" }, { "hostile", 390, "dark" },
    };

    [BrowserTheory, MemberData(nameof(Pages))]
    public async Task Draws_every_view_without_complaint(string sample, int width, string scheme)
    {
        OpenPage page = await fixture.OpenAsync(Html(sample), width, scheme);
        await ReportBrowserTests.PicturesAsync(page, $"study-{sample}-{width}-{scheme}");

        Assert.Empty(page.Complaints());
        Assert.Equal("", (string?)await page.EvaluateAsync("""
            [...document.querySelectorAll('.view')].filter(v => {
              const canvas = v.querySelector('canvas');
              const svg = v.querySelector('svg');
              return !canvas || !svg || canvas.getBoundingClientRect().height < 100 || svg.querySelectorAll('text').length < 2 || !svg.getAttribute('aria-label');
            }).map(v => v.id).join()
            """));
        Assert.Equal("", (string?)await page.EvaluateAsync(EmptyPlanes));
        Assert.Equal(await page.NumberAsync("document.documentElement.clientWidth"), await page.NumberAsync("document.documentElement.scrollWidth"));
        Assert.Equal("", (string?)await page.EvaluateAsync(CutTexts));
    }

    [BrowserFact]
    public async Task Names_are_text_wherever_they_stand()
    {
        OpenPage page = await fixture.OpenAsync(Html("hostile"), 1280, "light");
        Assert.Equal(SampleRuns.HostileNames[0], (string?)await page.EvaluateAsync("document.querySelector('h1').textContent"));
        Assert.Equal(SampleRuns.HostileNames[1], (string?)await page.EvaluateAsync("document.querySelector('.question').textContent"));
        await SetAsync(page, "words", SampleRuns.HostileNames[5]);
        await page.EvaluateAsync("document.querySelector('#points-table tbody tr').click()");
        Assert.Contains(SampleRuns.HostileNames[5], (string?)await page.EvaluateAsync("document.getElementById('design').textContent"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints());
    }

    [BrowserFact]
    public async Task Every_filter_narrows_all_views_down_to_the_same_points()
    {
        OpenPage page = await fixture.OpenAsync(Html("large"), 1280, "light");
        Assert.Equal("100,000 of 100,000 shown", (string?)await page.EvaluateAsync(Count));

        await SetAsync(page, "words", "array.rows>=64 array.rows<=72 best");
        Assert.Equal("2,000 of 100,000 shown", (string?)await page.EvaluateAsync(Count));
        Assert.Equal("2000", (string?)await page.EvaluateAsync("String(Number(document.querySelector('#points-table table').getAttribute('aria-rowcount')) - 1)"));
        Assert.Equal("", (string?)await page.EvaluateAsync("[...document.querySelectorAll('#points-table tbody tr:not(.gap)')].filter(r => r.cells[3].textContent !== 'best').map(r => r.textContent).join()"));
        Assert.StartsWith("2000 designs", (string?)await page.EvaluateAsync("document.querySelector('#scatter svg').getAttribute('aria-label')"), StringComparison.Ordinal);

        await page.EvaluateAsync("document.querySelector('#filter button[type=reset]').click()");
        await page.UntilAsync($"{Count} === '100,000 of 100,000 shown'");
        await page.EvaluateAsync("(() => { const s = document.getElementById('only'); s.value = 'front'; s.dispatchEvent(new Event('input', { bubbles: true })); })()");
        int front = SampleStudies.Answers(SampleStudies.Space(SampleStudies.Large), SampleStudies.Results(SampleStudies.Space(SampleStudies.Large))).ByScenario[0].Front.Length;
        Assert.Equal($"{front:N0} of 100,000 shown", (string?)await page.EvaluateAsync(Count));
        Assert.Empty(page.Complaints());
    }

    [BrowserFact]
    public async Task A_drag_over_any_view_keeps_what_is_under_it()
    {
        OpenPage page = await fixture.OpenAsync(Html("scenarios"), 1280, "light");
        foreach ((string view, double x0, double y0, double x1, double y1) in new[] { ("parallel", 0.0, 0.2, 0.0, 0.6), ("scatter", 0.0, 0.3, 0.6, 1.0), ("map", 0.4, 0.3, 0.6, 0.7), ("histogram", 0.0, 0.5, 0.5, 0.5) })
        {
            double[] box = [.. (await page.EvaluateAsync($"(() => {{ const s = document.querySelector('#{view} svg'); s.scrollIntoView({{ behavior: 'instant', block: 'center' }}); const b = s.getBoundingClientRect(); return [b.x + 66, b.y + 40, b.width - 122, b.height - 90]; }})()"))!.AsArray().Select(v => (double)v!)];
            await page.DragAsync(box[0] + (x0 * box[2]), box[1] + (y0 * box[3]), box[0] + (x1 * box[2]), box[1] + (y1 * box[3]));
            await page.UntilAsync($"{Count} !== '45 of 45 shown'");
            Assert.InRange(await page.NumberAsync($"Number({Count}.split(' ')[0])"), 1, 44);
            await page.EvaluateAsync("document.querySelector('#filter button[type=reset]').click()");
            await page.UntilAsync($"{Count} === '45 of 45 shown'");
        }

        Assert.Empty(page.Complaints());
    }

    [BrowserFact]
    public async Task A_click_shows_a_design_with_its_report_or_the_command_that_makes_it()
    {
        OpenPage page = await fixture.OpenAsync(Html("scenarios"), 1280, "light");
        await SetAsync(page, "words", "1");
        await page.EvaluateAsync("[...document.querySelectorAll('#points-table tbody tr')].find(r => r.cells[0].textContent === '1').click()");
        Assert.Equal("designs/point-1/report.html", (string?)await page.EvaluateAsync("document.querySelector('#design a').getAttribute('href')"));
        await SetAsync(page, "words", "2");
        await page.EvaluateAsync("[...document.querySelectorAll('#points-table tbody tr')].find(r => r.cells[0].textContent === '2').click()");
        Assert.Equal("hwsim sweep study.yaml --point 2 --out point-2", (string?)await page.EvaluateAsync("document.querySelector('#design code').textContent"));
        Assert.Contains("× the baseline", (string?)await page.EvaluateAsync("document.getElementById('design').textContent"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints());
    }

    [BrowserFact]
    public async Task A_table_of_a_hundred_thousand_rows_sorts_and_scrolls_and_holds_few_of_them()
    {
        OpenPage page = await fixture.OpenAsync(Html("large"), 1280, "light");
        await page.EvaluateAsync("[...document.querySelectorAll('#points-table thead button')].find(b => b.textContent === 'area_mm2').click()");
        const string first = "Number(document.querySelector('#points-table tbody tr:not(.gap)').dataset.point)";
        int smallest = Smallest();
        Assert.Equal(smallest, await page.NumberAsync(first));
        await page.EvaluateAsync("document.getElementById('points-table').scrollTop = 1350000");
        await page.UntilAsync($"{first} !== {smallest}");
        Assert.InRange(await page.NumberAsync("document.querySelectorAll('#points-table tbody tr').length"), 10, 60);
        Assert.Empty(page.Complaints());
    }

    // A plane whose pixels are all alike shows nothing; map and histogram are drawn with shapes.
    private const string EmptyPlanes = """
        ['scatter', 'parallel'].filter(id => {
          const canvas = document.querySelector(`#${id} canvas`);
          const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
          return pixels.every(p => p === pixels[0]);
        }).concat(['map', 'histogram'].filter(id => document.querySelectorAll(`#${id} svg rect`).length < 2)).join()
        """;

    private const string CutTexts = """
        [...document.querySelectorAll('.plane')].flatMap(plane => {
          const frame = plane.getBoundingClientRect();
          return [...plane.querySelectorAll('svg text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
          }).map(text => plane.parentElement.id + ': ' + text.textContent);
        }).join('; ')
        """;

    private static async Task SetAsync(OpenPage page, string id, string text) =>
        await page.EvaluateAsync($"(() => {{ const i = document.getElementById('{id}'); i.value = {System.Text.Json.JsonSerializer.Serialize(text)}; i.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()");

    private static string Html(string sample) => sample switch { "large" => Large.Value, "scenarios" => Scenarios.Value, _ => Hostile.Value };

    /// <summary>The point with the least area as the page has it, of equals the first.</summary>
    private static int Smallest() =>
        (int)SampleStudies.Results(SampleStudies.Space(SampleStudies.Large)).Where(r => r is { IsBaseline: false, Infeasible: null }).OrderBy(r => (float)r.AreaMm2!.Value).ThenBy(r => r.Number).First().Number;
}
