using System.Diagnostics;
using System.Globalization;

namespace HwSim.Bench;

/// <summary>What one whole run of <c>hwsim</c> took; CPU and memory are read from /proc until it ends, so they are Linux only.</summary>
internal sealed record ProcessFigures(double WallSeconds, double CpuSeconds, double PeakMebibytes)
{
    private const double TicksPerSecond = 100;

    public static ProcessFigures Of(string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "hwsim.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Stopwatch clock = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        double cpu = 0;
        double peak = 0;
        while (!process.WaitForExit(2))
        {
            (cpu, peak) = Read(process.Id, cpu, peak);
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"hwsim {string.Join(' ', arguments)} ended with {process.ExitCode}");
        }

        return new ProcessFigures(clock.Elapsed.TotalSeconds, cpu, peak);
    }

    private static (double Cpu, double Peak) Read(int id, double cpu, double peak)
    {
        try
        {
            string[] stat = File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].Split(' ');
            double ticks = double.Parse(stat[11], CultureInfo.InvariantCulture) + double.Parse(stat[12], CultureInfo.InvariantCulture);
            string? high = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
            double mebibytes = high is null ? peak : double.Parse(high.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
            return (ticks / TicksPerSecond, Math.Max(peak, mebibytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            return (cpu, peak);
        }
    }
}
