using System.Collections.Immutable;
using System.CommandLine;
using HwSim.Cli.Cluster;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim submit STUDY</c>: runs a study on a cluster, and goes on with what is missing.</summary>
internal static class SubmitVerb
{
    public static Command Command()
    {
        Argument<string> study = new("STUDY") { Description = "A study file, or the folder of an earlier submission to go on with." };
        Option<string?> output = new("--out", "-o") { Description = "The folder for everything, which all nodes see; default: STUDY with .cluster.", HelpName = "DIR" };
        SubmitOptionSet options = new();
        Option<bool> dryRun = new("--dry-run") { Description = "Write the scripts and start nothing." };
        Option<bool> look = new("--state") { Description = "Only show how far it is." };
        Option<string?> json = CommonOptions.Json();
        Command command = new("submit", "Run a study on a cluster: start the shards that are missing, and show how far it is.") { study, output, dryRun, look };
        options.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(study)!;
            bool isFolder = Directory.Exists(path);
            SubmissionFolder folder = new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(isFolder ? path : parsed.GetValue(output) ?? Path.ChangeExtension(path, ".cluster"))));
            Submission? earlier = Earlier(folder, isFolder || parsed.GetValue(look), isFolder ? parsed.GetValue(output) : null);
            if (parsed.GetValue(json) is { } target)
            {
                OutputFiles.CheckFile(target);
            }

            SubmitReport report = parsed.GetValue(look)
                ? SubmissionRun.Look(folder, earlier!)
                : Submit(parsed, options, isFolder ? Path.Combine(folder.Root, earlier!.File) : path, folder, earlier, parsed.GetValue(dryRun));
            Show(report, parsed.GetValue(json));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Submission? Earlier(SubmissionFolder folder, bool isNeeded, string? otherFolder)
    {
        Diagnostics problems = [];
        Submission? earlier = SubmissionFile.Read(folder, problems);
        if (isNeeded && earlier is null && problems.IsEmpty)
        {
            problems.Add(DiagnosticCode.UnreadableFile, new SourceText(folder.Root, "").Start, "no study was submitted from this folder", "give a study file");
        }

        if (otherFolder is not null)
        {
            problems.Add(DiagnosticCode.BadCommandLine, new SourceText("--out", otherFolder).Start, "an earlier submission goes on in its own folder", "leave --out out, or give the study file");
        }

        InputException.ThrowIfAny(problems);
        return earlier;
    }

    private static SubmitReport Submit(ParseResult parsed, SubmitOptionSet options, string path, SubmissionFolder folder, Submission? earlier, bool dryRun)
    {
        Diagnostics problems = [];
        IClusterEngine engine = options.Engine(parsed, earlier, problems);
        int? shards = options.Shards(parsed, earlier, problems);
        ImmutableArray<string> program = options.Program(parsed, earlier, engine, problems);
        JobSettings jobs = options.Jobs(parsed, earlier, problems);
        SubmittedStudy? study = SubmittedStudy.Load(path, problems);
        InputException.ThrowIfAny(problems);
        Submission submission = new()
        {
            Engine = engine.Name,
            Study = study!.Record.Name,
            Digest = study.Record.Digest,
            Points = study.Record.Points,
            File = $"{SubmissionFolder.StudyName}/{study.Snapshot.Study}",
            Shards = shards!.Value,
            JobName = earlier?.JobName ?? JobName.Of(study.Record.Name, folder.Root),
            Program = program,
            Operations = options.Operations(parsed, earlier),
            Jobs = jobs,
        };
        SubmissionCheck.Run(submission, earlier, folder, problems);
        engine.Check(submission, folder, study.Snapshot, problems);
        InputException.ThrowIfAny(problems);
        SubmissionWriter.Write(folder, submission, study, engine);
        return dryRun || engine.Scheduler(folder, submission) is not { } scheduler
            ? new SubmitReport(folder, submission, null) { ByHand = [.. engine.ByHand(submission)] }
            : SubmissionRun.Start(folder, submission, scheduler);
    }

    private static void Show(SubmitReport report, string? json)
    {
        if (json is not null)
        {
            JsonTarget.Write(json, report.ToJson().ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            SubmitTable.Print(report);
        }
    }
}
