using FsCheck;
using FsCheck.Fluent;
using HwSim.Accelerators.Coupled.Schedule;

namespace HwSim.Tests.Coupled;

/// <summary>Host, queues and link keep their rules on random programs.</summary>
public class LaunchEngineTests
{
    private const double Tick = 1e-9;

    private static Arbitrary<Command[]> Programs { get; } = (
        from size in Gen.Choose(1, 60)
        from commands in Gen.ArrayOf(
            from queue in Gen.Choose(0, 3)
            from issue in Gen.Choose(0, 30)
            from seconds in Gen.Choose(0, 60)
            from after in Gen.Choose(-1, 59)
            from link in Gen.Choose(0, 3)
            from wait in Gen.Choose(0, 9)
            select new Command { Queue = (CommandQueue)queue, Issue = issue * Tick, Seconds = seconds * Tick, After = after, Link = (LinkUse)link, IsSynchronization = wait == 0 }, size)
        select commands.Select((c, i) => c with { After = c.After < i && c.After >= 0 && !commands[c.After].IsSynchronization ? c.After : Command.Nothing }).ToArray()).ToArbitrary();

    [Fact]
    public void Every_command_runs_after_what_it_waits_for() => Property.Check(Programs, commands =>
    {
        LaunchTimes times = Run(commands, 8);
        for (int i = 0; i < commands.Length; i++)
        {
            Assert.True(times.Started[i] >= times.Issued[i] && times.Ended[i] >= times.Started[i]);
            Assert.True(commands[i].After == Command.Nothing || times.Started[i] >= times.Ended[commands[i].After]);
            Assert.True(!commands[i].IsSynchronization || Enumerable.Range(0, i).All(j => times.Ended[j] <= times.Started[i]));
        }
    });

    [Fact]
    public void Nothing_overlaps_on_a_queue_or_on_a_direction_of_the_link() => Property.Check(Programs, commands =>
    {
        LaunchTimes times = Run(commands, 4);
        for (int i = 0; i < commands.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool share = commands[i].Queue == commands[j].Queue || (commands[i].Link & commands[j].Link) != 0;
                bool counts = share && commands[i] is { IsSynchronization: false, Seconds: > 0 } && commands[j] is { IsSynchronization: false, Seconds: > 0 };
                Assert.True(!counts || times.Ended[j] <= times.Started[i] || times.Ended[i] <= times.Started[j], $"{j} and {i}");
            }
        }
    });

    /// <summary>Without a link and a full queue each start is the latest of what it waits for: the time of a run is its longest path.</summary>
    [Fact]
    public void The_time_is_the_longest_path() => Property.Check(Programs, random =>
    {
        Command[] commands = [.. random.Select(c => c with { Link = LinkUse.None })];
        LaunchTimes times = Run(commands, double.PositiveInfinity);
        double host = 0;
        double[] ends = new double[commands.Length];
        double[] queues = new double[4];
        for (int i = 0; i < commands.Length; i++)
        {
            if (commands[i].IsSynchronization)
            {
                host = Math.Max(host, ends.Take(i).Append(0).Max());
                ends[i] = host;
                continue;
            }

            host += commands[i].Issue;
            double before = commands[i].After == Command.Nothing ? 0 : ends[commands[i].After];
            ends[i] = Math.Max(host, Math.Max(queues[(int)commands[i].Queue], before)) + commands[i].Seconds;
            queues[(int)commands[i].Queue] = ends[i];
        }

        Assert.Equal(ends.Max(), times.End, 1e-15);
    });

    [Fact]
    public void Events_never_beat_the_closed_form() => Property.Check(Programs, commands =>
    {
        ClosedForm closed = new();
        foreach (Command command in commands)
        {
            closed.Add(command);
        }

        Assert.True(Run(commands, 8).End >= closed.End - 1e-15);
    });

    [Fact]
    public void A_shorter_queue_is_never_faster() => Property.Check(Programs, random =>
    {
        Command[] commands = [.. random.Select(c => c with { Link = LinkUse.None })];
        double deep = Run(commands, 100).End;
        Assert.True(Run(commands, 1).End >= deep - 1e-15);
    });

    [Fact]
    public void The_host_blocks_on_a_full_queue()
    {
        Command kernel = new() { Issue = 1, Seconds = 10, After = Command.Nothing };
        LaunchTimes times = Run([.. Enumerable.Repeat(kernel, 5)], 2);
        Assert.Equal([1.0, 2, 3, 12, 22], times.Issued.ToArray());
        Assert.Equal(51, times.End);
    }

    [Fact]
    public void The_same_program_gives_the_same_times_on_a_used_engine()
    {
        Command[] commands = [.. Enumerable.Range(0, 100).Select(i => new Command { Queue = (CommandQueue)(i % 3), Issue = i % 7, Seconds = i % 11, After = i > 4 ? i - 5 : Command.Nothing })];
        LaunchProgram program = Program(commands);
        LaunchEngine engine = new(16);
        double[] first = engine.Run(program).Ended.ToArray();
        Assert.Equal(first, engine.Run(program).Ended.ToArray());
    }

    private static LaunchTimes Run(Command[] commands, double depth) => new LaunchEngine(depth).Run(Program(commands));

    private static LaunchProgram Program(Command[] commands)
    {
        LaunchProgram program = new();
        foreach (Command command in commands)
        {
            program.Add(command);
        }

        return program;
    }
}
