using System.Globalization;
using System.Text;
using HwSim.Tests.Browser;
using HwSim.Tests.Samples;

namespace HwSim.Bench;

/// <summary>How quickly the report of a study with 100,000 points is made, opens in a browser, and answers a filter.</summary>
internal static class StudyPage
{
    private const int Runs = 5;

    // From the input event until the frame after the redraw has been painted.
    private const string Filters = """
        (async () => {
          const words = document.getElementById('words');
          const times = [];
          for (const text of ['best', 'array.rows>=64', 'seconds<0.005 best', 'array.rows>=64 array.columns>=64 weight energy<0.02', '']) {
            words.value = text;
            const start = performance.now();
            words.dispatchEvent(new Event('input', { bubbles: true }));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            times.push(performance.now() - start);
          }
          return times.join(' ');
        })()
        """;

    /// <summary>Rows of the table of headlines; a row that says why where there is no browser.</summary>
    public static IEnumerable<(string What, string Measured)> Measure()
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        string html = SampleStudies.Html(SampleStudies.Large);
        double made = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        yield return ("report of 100,000 points: answers, tables, pictures, page", string.Create(CultureInfo.InvariantCulture, $"{made:F1} s, {Encoding.UTF8.GetByteCount(html) / 1e6:F1} MB"));
        if (Chromium.Program is null)
        {
            yield return ("the same in a browser", "not measured: no Chromium");
            yield break;
        }

        (double[] open, double[] filter) = InBrowserAsync(html).GetAwaiter().GetResult();
        yield return ("the same in headless Chromium, from navigation to everything drawn", string.Create(CultureInfo.InvariantCulture, $"{open.Order().ElementAt(Runs / 2):F2} s (median of {Runs}, worst {open.Max():F2} s)"));
        yield return ("its filter, from the input event to the painted frame", string.Create(CultureInfo.InvariantCulture, $"{filter.Order().ElementAt(filter.Length / 2):F0} ms (median of {filter.Length}, worst {filter.Max():F0} ms)"));
    }

    private static async Task<(double[] Open, double[] Filter)> InBrowserAsync(string html)
    {
        string folder = Directory.CreateTempSubdirectory("hwsim-bench-page").FullName;
        string path = Path.Combine(folder, "study.html");
        await File.WriteAllTextAsync(path, html);
        await using Chromium browser = await Chromium.StartAsync();
        List<double> open = [];
        List<double> filter = [];
        for (int i = 0; i < Runs; i++)
        {
            OpenPage page = await OpenPage.OpenAsync(browser, path, 1280, "light");
            open.Add((double)(await page.EvaluateAsync("performance.getEntriesByName('ready')[0].startTime"))! / 1000);
            filter.AddRange(((string)(await page.EvaluateAsync(Filters))!).Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture)));
            await page.CloseAsync();
        }

        Directory.Delete(folder, recursive: true);
        return ([.. open], [.. filter]);
    }
}
