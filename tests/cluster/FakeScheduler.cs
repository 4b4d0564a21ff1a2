using HwSim.Cli.Cluster;

namespace HwSim.Tests.Cluster;

/// <summary>A scheduler that knows what it is told and writes down what it is asked for.</summary>
internal sealed class FakeScheduler(params ClusterJob[] jobs) : IScheduler
{
    /// <summary>Every request, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What it says no to.</summary>
    public string? Refuses { get; init; }

    public IReadOnlyList<ClusterJob> Jobs() => jobs;

    public string StartShards(IReadOnlyCollection<int> shards) => Ask($"shards {string.Join(',', shards)}", "21");

    public string StartMerge(IReadOnlyCollection<string> after) => Ask($"merge after {string.Join(',', after)}", "22");

    public void Cancel(string job) => Ask($"cancel {job}", "");

    private string Ask(string what, string answer)
    {
        Asked.Add(what);
        return Refuses is not null && what.StartsWith(Refuses, StringComparison.Ordinal) ? throw new SchedulerException("no") : answer;
    }
}
