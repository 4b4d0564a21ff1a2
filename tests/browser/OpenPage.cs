using System.Globalization;
using System.Text.Json.Nodes;

namespace HwSim.Tests.Browser;

/// <summary>A page opened from disk at a width and in a colour scheme.</summary>
internal sealed class OpenPage
{
    private const int Height = 900;

    private readonly DevTools tools;

    private readonly string session;

    private OpenPage(DevTools tools, string session) => (this.tools, this.session) = (tools, session);

    /// <summary>Opens the page and waits until it says that its charts are drawn.</summary>
    public static async Task<OpenPage> OpenAsync(Chromium browser, string path, int width, string scheme)
    {
        DevTools tools = browser.Tools;
        string target = (string)(await tools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }))["targetId"]!;
        string session = (string)(await tools.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        OpenPage page = new(tools, session);
        foreach (string domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await page.SendAsync($"{domain}.enable");
        }

        await page.ResizeAsync(width, Height);
        await page.SchemeAsync(scheme);
        await page.SendAsync("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri });
        await page.UntilAsync("document.body?.dataset.ready === '1'");
        return page;
    }

    public Task SchemeAsync(string scheme) => SendAsync("Emulation.setEmulatedMedia", new()
    {
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
    });

    public Task ResizeAsync(int width, int height) =>
        SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });

    /// <summary>The value of a script expression.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonObject result = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return result["exceptionDetails"] is { } thrown ? throw new InvalidOperationException(thrown.ToJsonString()) : result["result"]!["value"]?.DeepClone();
    }

    public async Task UntilAsync(string condition)
    {
        for (int i = 0; i < 600; i++)
        {
            if ((bool?)await EvaluateAsync($"Boolean({condition})") == true)
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"never true: {condition}");
    }

    /// <summary>Exceptions, console errors and warnings, log entries, and requests that left the file.</summary>
    public IReadOnlyList<string> Complaints()
    {
        IEnumerable<JsonObject> said = tools.Events(session, "Runtime.exceptionThrown", "Log.entryAdded")
            .Concat(tools.Events(session, "Runtime.consoleAPICalled").Where(e => (string?)e["params"]!["type"] is "error" or "warning" or "assert"))
            .Concat(tools.Events(session, "Network.requestWillBeSent").Where(e => ((string?)e["params"]!["request"]!["url"])?.StartsWith("http", StringComparison.Ordinal) == true))
            .Concat(tools.Events(session, "Page.javascriptDialogOpening"));
        return [.. said.Select(e => e.ToJsonString())];
    }

    /// <summary>A picture of the whole page.</summary>
    public async Task<byte[]> PictureAsync()
    {
        JsonObject shot = await SendAsync("Page.captureScreenshot", new() { ["format"] = "png", ["captureBeyondViewport"] = true });
        return Convert.FromBase64String((string)shot["data"]!);
    }

    /// <summary>The page on paper.</summary>
    public async Task<byte[]> PaperAsync()
    {
        JsonObject paper = await SendAsync("Page.printToPDF", new() { ["preferCSSPageSize"] = true, ["printBackground"] = false });
        return Convert.FromBase64String((string)paper["data"]!);
    }

    /// <summary>Closes the page.</summary>
    public Task CloseAsync() => SendAsync("Page.close");

    /// <summary>Moves the pointer, as over a mark.</summary>
    public Task PointAsync(double x, double y) => SendAsync("Input.dispatchMouseEvent", new() { ["type"] = "mouseMoved", ["x"] = x, ["y"] = y });

    public async Task<int> NumberAsync(string expression) =>
        Convert.ToInt32((double)(await EvaluateAsync(expression))!, CultureInfo.InvariantCulture);

    /// <summary>Presses, moves and lets go.</summary>
    public async Task DragAsync(double x0, double y0, double x1, double y1)
    {
        foreach ((string type, double x, double y) in new[] { ("mousePressed", x0, y0), ("mouseMoved", (x0 + x1) / 2, (y0 + y1) / 2), ("mouseMoved", x1, y1), ("mouseReleased", x1, y1) })
        {
            await SendAsync("Input.dispatchMouseEvent", new() { ["type"] = type, ["x"] = x, ["y"] = y, ["button"] = "left", ["buttons"] = type == "mouseReleased" ? 0 : 1, ["clickCount"] = 1 });
        }
    }

    private Task<JsonObject> SendAsync(string method, JsonObject? parameters = null) => tools.SendAsync(method, parameters, session);
}
