using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Store;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim sweep STUDY</c>: simulates the points of a study that its store does not hold yet.</summary>
internal static class SweepVerb
{
    private const int MostJobs = 4096;

    public static Command Command()
    {
        Argument<string> study = new("STUDY") { Description = "A study file." };
        Option<string?> store = new("--db") { Description = "The store; default: STUDY with .db, or .I-of-N.journal for a shard. What it holds is not simulated again.", HelpName = "FILE" };
        Option<string?> jobs = new("--jobs") { Description = "Workers; default: one a processor. Results do not depend on it.", HelpName = "N" };
        Option<string?> shard = new("--shard") { Description = "Simulate every N-th point from the I-th on, into a journal that 'hwsim merge' reads.", HelpName = "I/N" };
        Option<bool> operations = new("--operations") { Description = "Keep what every operation of every point costs." };
        Option<string?> json = CommonOptions.Json();
        Command command = new("sweep", "Explore a design space: simulate the points of a study, and go on where an earlier run ended.") { study, store, jobs, shard, operations, json };
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            long workers = OptionText.Read(jobs.Name, parsed.GetValue(jobs), ConfigTypes.Whole(1, MostJobs), problems) ?? Environment.ProcessorCount;
            Shard part = ShardOf(shard.Name, parsed.GetValue(shard), problems);
            InputException.ThrowIfAny(problems);
            return Run(parsed.GetValue(study)!, parsed.GetValue(store), (int)workers, part, parsed.GetValue(operations), parsed.GetValue(json));
        });
        return command;
    }

    private static int Run(string path, string? file, int jobs, Shard shard, bool operations, string? json)
    {
        (DesignSpace space, StudyInput parts, StudyIdentity identity, string text) = StudyInput.Load(path);
        bool isJournal = shard.Count > 1;
        string target = file ?? Path.ChangeExtension(path, isJournal ? $".{shard.Index}-of-{shard.Count}.journal" : ".db");
        OutputFiles.CheckFile(target);
        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        StudyRecord study = new(space.Study.Name, identity.Digest, identity.Text, space.Points, text);
        PointEvaluator evaluator = new(space, parts, identity.Digest, operations);
        using CancellationTokenSource stop = new();
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        StudySummary summary = new(space);
        Stopwatch watch = new();
        long added = StoreFile.Use(target, () => isJournal ? IntoJournal() : IntoStore());

        string shown = Path.GetFileName(target);
        if (json is not null)
        {
            JsonTarget.Write(json, SweepDocument.Of(space.Study, summary, evaluator, added, watch.Elapsed.TotalSeconds, shown).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            SweepTable.Print(space.Study, summary, added, watch.Elapsed.TotalSeconds, shown);
        }

        return stop.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Fine;

        long IntoStore()
        {
            using ResultStore results = ResultStore.Open(target, study);
            return Simulate(results.Results(), results);
        }

        long IntoJournal()
        {
            using ShardJournal journal = ShardJournal.Open(new FileStream(target, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read), study);
            return Simulate(journal.Results(shard), journal);
        }

        long Simulate(IEnumerable<PointResult> there, IResultSink sink)
        {
            PointRanges done = new();
            foreach (PointResult result in there)
            {
                summary.Add(result);
                if (result.Fidelity == space.Study.Fidelity && shard.Contains(result.Number))
                {
                    done.Add(shard.OrdinalOf(result.Number));
                }
            }

            watch.Start();
            long kept = SweepWatch.Run(
                space.Study.Name, done.Count, shard.PointsOf(space.Points), json == "-", () => space.Study.Objectives.IsEmpty ? null : summary.Front.Count,
                progress => Sweep.Run(evaluator, shard, done, new SummingSink(summary, sink), jobs, progress, stop.Token));
            watch.Stop();
            return kept;
        }
    }

    private static Shard ShardOf(string option, string? text, Diagnostics into)
    {
        if (text is null)
        {
            return Shard.Whole;
        }

        string[] parts = text.Split('/');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && index >= 1 && index <= count)
        {
            return new Shard(index, count);
        }

        into.Add(DiagnosticCode.BadCommandLine, new SourceText(option, text).Start, $"'{text}' is not a shard", "write I/N with I from 1 to N, such as --shard 3/8");
        return Shard.Whole;
    }
}
