using System.ComponentModel;
using System.Diagnostics;

namespace HwSim.Cli.Cluster;

/// <summary>Programs of a scheduler. Arguments reach them word by word, without a shell.</summary>
internal static class ExternalProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>A program on the path; null where there is none. The current folder is not looked at.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end and returns what it prints.</summary>
    /// <exception cref="SchedulerException">It is not there, says no, or does not answer.</exception>
    public static string Run(string name, string folder, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Find(name) ?? throw new SchedulerException($"there is no '{name}' on the path"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Started(start);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new SchedulerException($"{name} did not answer within {Limit.TotalSeconds:F0} s");
        }

        string said = OneLine(error.GetAwaiter().GetResult());
        return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : throw new SchedulerException($"{name} ended with {process.ExitCode}{(said.Length > 0 ? $": {said}" : "")}");
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new SchedulerException($"{start.FileName} cannot be started: {e.Message.TrimEnd('.')}");
        }
    }

    private static string OneLine(string text) => string.Join("; ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd('.');
}
