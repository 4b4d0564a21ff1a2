using HwSim.Accelerators.Coupled.Schedule;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Core.Results;

namespace HwSim.Accelerators.Coupled.Profile;

/// <summary>Looks at a run as a profiler of launches does.</summary>
public static class LaunchProfiler
{
    private const string HostBound = "host";
    private const string DeviceBound = "device";

    /// <summary>The profile of a run by events.</summary>
    public static LaunchProfile Of(CoupledSpec spec, LaunchProgram program, LaunchTimes times)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(times);
        double launch = spec.Host.Launch.Value.Value;
        double queuing = 0;
        double launching = 0;
        ReadOnlySpan<Command> commands = program.Commands;
        for (int i = 0; i < commands.Length; i++)
        {
            if (IsKernel(commands[i]))
            {
                launching += launch;
                queuing += times.Started[i] - times.Issued[i];
            }
        }

        return Sums(spec, program, times.End) with { Tklqt = launching + queuing, LaunchSeconds = launching, QueuingSeconds = queuing };
    }

    /// <summary>The profile of the closed form, in which kernels wait on average half of what the device lags behind the host at the end.</summary>
    public static LaunchProfile Closed(CoupledSpec spec, LaunchProgram program, double end)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(program);
        LaunchProfile sums = Sums(spec, program, end);
        double queuing = sums.Kernels * Math.Max(0, sums.KernelSeconds - sums.HostSeconds) / 2;
        return sums with { QueuingSeconds = queuing, Tklqt = sums.LaunchSeconds + queuing };
    }

    private static bool IsKernel(in Command command) => command.Queue == CommandQueue.Stream && !command.IsSynchronization;

    private static LaunchProfile Sums(CoupledSpec spec, LaunchProgram program, double end)
    {
        long kernels = 0;
        long copies = 0;
        double busy = 0;
        double issue = 0;
        (long Count, double Seconds)[] names = new (long, double)[program.Names];
        foreach (ref readonly Command command in program.Commands)
        {
            issue += command.Issue;
            if (!IsKernel(command))
            {
                copies += command.IsSynchronization ? 0 : 1;
                continue;
            }

            kernels++;
            busy += command.Seconds;
            names[command.Name] = (names[command.Name].Count + 1, names[command.Name].Seconds + command.Seconds);
        }

        return new LaunchProfile
        {
            Kernels = kernels,
            Copies = copies,
            Tklqt = 0,
            LaunchSeconds = kernels * spec.Host.Launch.Value.Value,
            QueuingSeconds = 0,
            Latency = end,
            KernelSeconds = busy,
            HostSeconds = issue,
            GpuIdle = Math.Max(0, end - busy),
            BoundBy = busy < issue ? HostBound : DeviceBound,
            ByName = [.. names.Select((n, i) => new KernelTotal(program.NameOf(i), n.Count, n.Seconds)).Where(n => n.Count > 0).OrderByDescending(n => n.Seconds).ThenBy(n => n.Name, StringComparer.Ordinal)],
        };
    }
}
