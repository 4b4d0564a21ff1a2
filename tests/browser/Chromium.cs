using System.Diagnostics;

namespace HwSim.Tests.Browser;

/// <summary>A headless Chromium of its own, with an empty profile, that ends with the test.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private readonly string profile;

    private Chromium(Process process, string profile, DevTools tools) => (this.process, this.profile, Tools) = (process, profile, tools);

    /// <summary>The program: <c>$CHROMIUM</c>, or the first on the path; null where there is none.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public DevTools Tools { get; }

    public static async Task<Chromium> StartAsync()
    {
        string profile = Directory.CreateTempSubdirectory("hwsim-browser-").FullName;
        ProcessStartInfo start = new(Program!)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
            },
        };
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        string portFile = Path.Combine(profile, "DevToolsActivePort");
        Stopwatch waited = Stopwatch.StartNew();
        string[] lines = [];
        while (lines.Length < 2)
        {
            if (process.HasExited || waited.Elapsed > StartLimit)
            {
                throw new InvalidOperationException("Chromium did not open its DevTools port");
            }

            await Task.Delay(50);
            lines = File.Exists(portFile) ? await File.ReadAllLinesAsync(portFile) : [];
        }

        return new Chromium(process, profile, await DevTools.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}")));
    }

    public async ValueTask DisposeAsync()
    {
        await Tools.DisposeAsync();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A child may still hold a file of the profile; the folder is temporary.
        }
    }
}
