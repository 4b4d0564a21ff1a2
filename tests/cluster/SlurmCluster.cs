using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HwSim.Tests.Cluster;

/// <summary>A Slurm with two nodes for the tests of a class, started and taken down by <c>slurm.sh</c>.</summary>
public sealed class SlurmCluster : IAsyncLifetime
{
    private const string Configuration = "SLURM_CONF";

    private static readonly string[] Programs = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol", "sinfo"];

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("hwsim-slurm-").FullName;

    private Process? daemons;

    /// <summary>The first program of Slurm that is not on this machine; null where all are.</summary>
    public static string? Missing { get; } = !OperatingSystem.IsLinux() ? Programs[0] : Programs.FirstOrDefault(name => !Folders().Any(f => File.Exists(Path.Combine(f, name))));

    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        daemons = Process.Start(new ProcessStartInfo("bash", [Repository.PathOf("tests", "cluster", "slurm.sh"), folder, .. FreePorts(3)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string? line = await daemons.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        Assert.True(line == "ready", $"Slurm did not start; its logs: {string.Join('\n', Directory.EnumerateFiles(Path.Combine(folder, "log")).Select(File.ReadAllText))}");
        Environment.SetEnvironmentVariable(Configuration, Path.Combine(folder, "slurm.conf"));
    }

    public async Task DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Configuration, null);
        if (daemons is not null)
        {
            daemons.StandardInput.Close();
            await daemons.WaitForExitAsync().WaitAsync(Limit);
            daemons.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs a command of Slurm, which has to end well, and returns what it prints.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {error.Result}");
        return output;
    }

    private static IEnumerable<string> Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(["/usr/sbin", "/sbin"]);

    /// <summary>Ports that nobody listens on.</summary>
    private static string[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
        {
            listener.Start();
        }

        string[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture))];
        foreach (TcpListener listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }
}
