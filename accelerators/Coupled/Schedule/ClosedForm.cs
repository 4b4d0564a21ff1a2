namespace HwSim.Accelerators.Coupled.Schedule;

/// <summary>
/// The least time of a program, from sums alone: the host issues all and the last command still runs, or the first is issued and then
/// each queue, each direction of the link, works without a pause. The event level is never faster.
/// </summary>
public sealed class ClosedForm
{
    private readonly double[] work = new double[4];
    private readonly double[] first = new double[4];
    private readonly double[] links = new double[2];
    private double host;

    /// <summary>The least time of all commands so far.</summary>
    public double End { get; private set; }

    /// <summary>Starts from nothing.</summary>
    public void Clear()
    {
        Array.Clear(work);
        Array.Clear(first);
        Array.Clear(links);
        (host, End) = (0, 0);
    }

    /// <summary>Adds the next command.</summary>
    public void Add(in Command command)
    {
        if (command.IsSynchronization)
        {
            host = Math.Max(host, End);
            return;
        }

        host += command.Issue;
        int queue = (int)command.Queue;
        first[queue] = work[queue] == 0 ? host : first[queue];
        work[queue] += command.Seconds;
        End = Math.Max(End, Math.Max(host + command.Seconds, first[queue] + work[queue]));
        if (command.Link.HasFlag(LinkUse.ToDevice))
        {
            links[0] += command.Seconds;
        }

        if (command.Link.HasFlag(LinkUse.ToHost))
        {
            links[1] += command.Seconds;
        }

        End = Math.Max(End, Math.Max(links[0], links[1]));
    }
}
