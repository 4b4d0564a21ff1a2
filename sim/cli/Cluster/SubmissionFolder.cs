using HwSim.Cli.Input;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Cli.Cluster;

/// <summary>Where the files of a submission are.</summary>
/// <param name="Root">The full path of the folder.</param>
internal sealed record SubmissionFolder(string Root)
{
    /// <summary>What <see cref="SubmissionFile"/> keeps; a folder that has it is a submission's.</summary>
    public const string FileName = "submission.json";

    public const string StudyName = "study";
    public const string JournalsName = "journals";
    public const string LogsName = "logs";
    public const string StoreName = "results.db";

    public string Study => Path.Combine(Root, StudyName);

    public string Journals => Path.Combine(Root, JournalsName);

    public string Logs => Path.Combine(Root, LogsName);

    /// <summary>Written by the merge, when it is complete.</summary>
    public string Store => Path.Combine(Root, StoreName);

    public string File => Path.Combine(Root, FileName);

    /// <summary>The journal of a shard.</summary>
    public string JournalOf(Shard shard) => Path.Combine(Journals, ShardFile.NameOf(shard));
}
