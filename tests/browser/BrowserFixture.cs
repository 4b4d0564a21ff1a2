namespace HwSim.Tests.Browser;

/// <summary>One browser and one folder of pages for all tests of a class.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-pages-").FullName;

    private Chromium? browser;

    public async Task InitializeAsync() => browser = Chromium.Program is null ? null : await Chromium.StartAsync();

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Writes a page to disk and opens it.</summary>
    internal async Task<OpenPage> OpenAsync(string html, int width, string scheme)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(path, html);
        return await OpenPage.OpenAsync(browser!, path, width, scheme);
    }
}
