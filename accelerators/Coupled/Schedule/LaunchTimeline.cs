using HwSim.Accelerators.Coupled.Spec;
using HwSim.Core.Machine;
using HwSim.Core.Units;

namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>Tells a trace what the host, the queue, the stream, the copy engines and the link do when.</summary>
internal static class LaunchTimeline
{
    private const string Host = "CPU thread";
    private const string Waiting = "launch queue";

    private static readonly string[] Tracks = ["GPU stream", "copy engine to device", "copy engine to host", "peer links"];

    /// <summary>Tells a run; an arrow leads from each launch call to what it started.</summary>
    public static void Tell(CoupledSpec spec, LaunchProgram program, LaunchTimes times, ITrace trace)
    {
        double launch = spec.Host.Launch.Value.Value;
        ReadOnlySpan<Command> commands = program.Commands;
        int started = 0;
        for (int i = 0; i < commands.Length && trace.IsOn; i++)
        {
            ref readonly Command command = ref commands[i];
            if (command.IsSynchronization)
            {
                continue;
            }

            string name = program.NameOf(command.Name);
            string track = Tracks[(int)command.Queue];
            Cycles issued = At(times.Issued[i]);
            Cycles call = At(Math.Max(0, times.Issued[i] - Math.Min(launch, command.Issue)));
            Cycles from = At(Math.Max(0, times.Issued[i] - command.Issue));
            trace.Span(Host, name, from, issued - from);
            Tell(track, i, name);
            if ((command.Link & LinkUse.ToDevice) != 0)
            {
                Tell("link to device", i, name);
            }

            if ((command.Link & LinkUse.ToHost) != 0)
            {
                Tell("link to host", i, name);
            }

            trace.Arrow(Host, call, track, At(times.Started[i]));
            while (started < i && times.Started[started] <= times.Issued[i])
            {
                started++;
            }

            trace.Level(Waiting, issued, i - started + 1);

            void Tell(string where, int index, string what)
            {
                Cycles start = At(times.Started[index]);
                trace.Span(where, what, start, At(times.Ended[index]) - start);
            }
        }

        Cycles At(double seconds) => new((long)Math.Round(seconds * spec.Clock.Value));
    }
}
