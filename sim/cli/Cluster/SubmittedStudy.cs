using HwSim.Cli.Input;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Store;

namespace HwSim.Cli.Cluster;

/// <summary>A study that was checked as a sweep checks it.</summary>
/// <param name="Record">What journals say about it.</param>
/// <param name="Snapshot">Its file and those that it names.</param>
internal sealed record SubmittedStudy(StudyRecord Record, StudySnapshot Snapshot)
{
    /// <summary>Reads and checks a study; null after diagnostics.</summary>
    public static SubmittedStudy? Load(string path, Diagnostics into)
    {
        try
        {
            (DesignSpace space, StudyInput parts, StudyIdentity identity, string text) = StudyInput.Load(path);
            if (space.Study.Strategy.IsSearch)
            {
                into.Add(
                    DiagnosticCode.BadCommandLine, new SourceText(path, "").Start, "a search cannot be split: which points it costs depends on the results before",
                    "sweep it on one machine, or choose grid, random, latin-hypercube or sobol");
                return null;
            }

            return new SubmittedStudy(new StudyRecord(space.Study.Name, identity.Digest, identity.Text, space.Points, text), StudySnapshot.Of(path, text, parts.Files));
        }
        catch (InputException e)
        {
            foreach (Diagnostic problem in e.Problems)
            {
                into.Add(problem);
            }

            return null;
        }
    }
}
