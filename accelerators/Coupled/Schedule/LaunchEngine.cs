namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>
/// Runs a program: a host's thread issues commands one after the other, each waits in its queue and runs on the device when the command
/// before it, what it waits for and the link are free. One queue of events; equal times in the order of issue, so the same program gives the same times.
/// </summary>
/// <remarks>
/// host(i) = max(host(i-1), start of the command that makes room in the queue) + issue(i); start(i) = max(host(i), end of the command before in the queue, end of what it waits for, link free).
/// A direction of the link serves one command at a time. Not for several threads at a time.
/// </remarks>
/// <param name="depth">Commands that may wait in a queue before the host blocks.</param>
public sealed class LaunchEngine(double depth)
{
    private const int Queues = 4;
    private const int HostEvent = Queues;

    private readonly EventQueue events = new();
    private readonly int[] heads = new int[Queues];
    private readonly int[] tails = new int[Queues];
    private readonly int[] waiting = new int[Queues];
    private readonly int[] running = new int[Queues];
    private int[] following = [];
    private bool[] finished = [];
    private int unfinished;
    private int next;
    private bool isHostBusy;
    private LinkUse taken;

    /// <summary>Times of the latest run.</summary>
    public LaunchTimes Times { get; } = new();

    /// <summary>Runs a program from its first command on.</summary>
    public LaunchTimes Run(LaunchProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        ReadOnlySpan<Command> commands = program.Commands;
        Begin(commands.Length);
        Proceed(commands, 0);
        while (!events.IsEmpty)
        {
            (double now, int payload) = events.Take();
            Times.Events++;
            if (payload == HostEvent)
            {
                Arrive(commands, now);
            }
            else
            {
                Finish(commands, payload, now);
            }
        }

        return Times;
    }

    private void Begin(int count)
    {
        events.Clear();
        Times.Begin(count);
        if (following.Length < count)
        {
            (following, finished) = (new int[Math.Max(count, 2 * following.Length)], new bool[Math.Max(count, 2 * finished.Length)]);
        }

        Array.Clear(finished, 0, count);
        Array.Fill(heads, Command.Nothing);
        Array.Fill(tails, Command.Nothing);
        Array.Fill(running, Command.Nothing);
        Array.Clear(waiting);
        (unfinished, next, isHostBusy, taken) = (0, 0, false, LinkUse.None);
    }

    /// <summary>Lets the host issue its next command, unless it is busy, waits for everything or the queue is full.</summary>
    private void Proceed(ReadOnlySpan<Command> commands, double now)
    {
        while (!isHostBusy && next < commands.Length)
        {
            ref readonly Command command = ref commands[next];
            if (command.IsSynchronization)
            {
                if (unfinished > 0)
                {
                    return;
                }

                Times.Issue(next, now);
                Times.Start(next, now);
                Times.Finish(next, now);
                finished[next++] = true;
                continue;
            }

            if (waiting[(int)command.Queue] >= depth)
            {
                return;
            }

            isHostBusy = true;
            events.Add(now + command.Issue, HostEvent);
        }
    }

    private void Arrive(ReadOnlySpan<Command> commands, double now)
    {
        int index = next++;
        isHostBusy = false;
        Times.Issue(index, now);
        int queue = (int)commands[index].Queue;
        following[index] = Command.Nothing;
        if (heads[queue] == Command.Nothing)
        {
            heads[queue] = index;
        }
        else
        {
            following[tails[queue]] = index;
        }

        tails[queue] = index;
        waiting[queue]++;
        unfinished++;
        Start(commands, queue, now);
        Proceed(commands, now);
    }

    private void Finish(ReadOnlySpan<Command> commands, int queue, double now)
    {
        int index = running[queue];
        running[queue] = Command.Nothing;
        finished[index] = true;
        unfinished--;
        taken &= ~commands[index].Link;
        Times.Finish(index, now);
        for (int i = 0; i < Queues; i++)
        {
            Start(commands, i, now);
        }

        Proceed(commands, now);
    }

    /// <summary>Starts the first command of a queue where it can.</summary>
    private void Start(ReadOnlySpan<Command> commands, int queue, double now)
    {
        int index = heads[queue];
        if (index == Command.Nothing || running[queue] != Command.Nothing)
        {
            return;
        }

        ref readonly Command command = ref commands[index];
        if ((command.After != Command.Nothing && !finished[command.After]) || (taken & command.Link) != 0)
        {
            return;
        }

        heads[queue] = following[index];
        waiting[queue]--;
        running[queue] = index;
        taken |= command.Link;
        Times.Start(index, now);
        events.Add(now + command.Seconds, queue);
    }
}
