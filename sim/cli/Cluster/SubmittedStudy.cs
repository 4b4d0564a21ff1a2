using HwSim.Cli.Input;
using HwSim.Core.Engine.Exploration;
using HwSim.Store;

namespace HwSim.Cli.Cluster;

/// <summary>A study that was checked as a sweep checks it.</summary>
/// <param name="Record">What journals say about it.</param>
/// <param name="Snapshot">Its file and those that it names.</param>
internal sealed record SubmittedStudy(StudyRecord Record, StudySnapshot Snapshot)
{
    /// <summary>Reads and checks a study.</summary>
    /// <exception cref="InputException">Anything is wrong.</exception>
    public static SubmittedStudy Load(string path)
    {
        (DesignSpace space, StudyInput parts, StudyIdentity identity, string text) = StudyInput.Load(path);
        return new SubmittedStudy(
            new StudyRecord(space.Study.Name, identity.Digest, identity.Text, space.Points, text),
            StudySnapshot.Of(path, text, parts.Files));
    }
}
