using HwSim.Core.Config;

namespace HwSim.Cli.Cluster;

/// <summary>Finds what keeps a submission from its folder, before anything is written.</summary>
internal static class SubmissionCheck
{
    /// <summary>Adds what is wrong.</summary>
    public static void Run(Submission submission, Submission? earlier, SubmissionFolder folder, Diagnostics into)
    {
        Place at = new SourceText(folder.Root, "").Start;
        if (submission.Shards > submission.Points)
        {
            into.Add(DiagnosticCode.OutOfRange, new SourceText("--shards", "").Start, FormattableString.Invariant($"{submission.Shards} shards are more than the study has points ({submission.Points:N0})"));
        }

        if (earlier is null)
        {
            if (Directory.Exists(folder.Root) && Directory.EnumerateFileSystemEntries(folder.Root).Any())
            {
                into.Add(DiagnosticCode.Unwritable, at, "the folder has other files in it", "give --out a new folder");
            }

            return;
        }

        if (earlier.Digest != submission.Digest)
        {
            into.Add(
                DiagnosticCode.OtherStudy, at, $"the folder holds another study, or another version of it ('{earlier.Study}', {earlier.Digest})",
                $"give --out another folder, or go on with that one: hwsim submit {ShellWord.Of(folder.Root)}");
        }

        if (earlier.Shards != submission.Shards)
        {
            into.Add(DiagnosticCode.Inconsistent, at, FormattableString.Invariant($"the study was split into {earlier.Shards} shards here, not {submission.Shards}"), "leave --shards out, or give --out another folder");
        }

        if (earlier.Engine != submission.Engine)
        {
            into.Add(DiagnosticCode.Inconsistent, at, $"the folder is for {earlier.Engine}, not {submission.Engine}", "leave --engine out, or give --out another folder");
        }
    }
}
