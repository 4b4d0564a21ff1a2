using System.Collections.Immutable;
using HwSim.Core.Config;

namespace HwSim.Cli.Cluster;

/// <summary>What runs the shards of a study on many machines. An engine is a folder here and a line in <see cref="ClusterEngines"/>.</summary>
internal interface IClusterEngine
{
    string Name { get; }

    /// <summary>The words that start HwSim on a node, where nothing else is said.</summary>
    ImmutableArray<string> Program { get; }

    /// <summary>How a person starts what <see cref="Files"/> says, one shell command a line, in the folder.</summary>
    IEnumerable<string> ByHand(Submission submission);

    /// <summary>Finds what this engine cannot do, before anything is written.</summary>
    void Check(Submission submission, SubmissionFolder folder, StudySnapshot snapshot, Diagnostics into);

    /// <summary>The files that tell the scheduler what to do, name and text: people read them, and can run them by hand.</summary>
    IEnumerable<(string Name, string Text)> Files(Submission submission, StudySnapshot snapshot);

    /// <summary>The scheduler; null where starting and watching is left to people.</summary>
    IScheduler? Scheduler(SubmissionFolder folder, Submission submission);
}
