using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Search;
using HwSim.Core.Machine;
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
        Undivided(shard, space.Study.Strategy);
        OutputFiles.CheckFile(target);
        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        StudyRecord study = new(space.Study.Name, identity.Digest, identity.Text, space.Points, text);
        PointEvaluator evaluator = new(space, parts, identity.Digest, operations);
        using CancellationTokenSource interrupted = new();
        using CancellationTokenSource timeUp = new();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(interrupted.Token, timeUp.Token);
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            interrupted.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        StudySummary summary = new(space);
        Stopwatch watch = new();
        bool isCut = space.IsCut;
        long added = StoreFile.Use(target, () => isJournal ? IntoJournal() : IntoStore());

        string shown = Path.GetFileName(target);
        string? stoppedBy = interrupted.IsCancellationRequested ? "interrupt" : timeUp.IsCancellationRequested ? "time" : isCut ? "points" : null;
        if (json is not null)
        {
            JsonTarget.Write(json, SweepDocument.Of(space.Study, summary, added, watch.Elapsed.TotalSeconds, shown, stoppedBy).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            SweepTable.Print(space.Study, summary, added, watch.Elapsed.TotalSeconds, shown, stoppedBy);
        }

        return interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Fine;

        long IntoStore()
        {
            using ResultStore results = ResultStore.Open(target, study);
            long kept = space.Study.Strategy.IsSearch ? Search(results) : Simulate(results.Done(shard, space.Study.Fidelity), results);
            AddAll(results.Results());
            return kept;
        }

        long IntoJournal()
        {
            using ShardJournal journal = ShardJournal.Open(new FileStream(target, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read), study);
            long kept = Simulate(journal.Done(shard, space.Study.Fidelity), journal);
            AddAll(journal.Results());
            return kept;
        }

        long Simulate(PointRanges done, IResultSink sink) =>
            Timed(done.Count, shard.PointsOf(space.Points), progress => Sweep.Run(evaluator, shard, done, sink, jobs, progress, stop.Token));

        long Search(ResultStore results) => Timed(Enum.GetValues<Fidelity>().Sum(f => results.Done(Shard.Whole, f).Count), Searches.MostResults(space), progress =>
        {
            (long kept, bool isExhausted) = SearchRun.Run(evaluator, Searches.Of(space), results.Results(), results, jobs, progress, stop.Token);
            isCut = !isExhausted;
            return kept;
        });

        long Timed(long before, long total, Func<Action<long>, long> run)
        {
            if (space.Study.Budget.Time is { } limit)
            {
                timeUp.CancelAfter(TimeSpan.FromSeconds(limit.Value));
            }

            watch.Start();
            long kept = SweepWatch.Run(space.Study.Name, before, total, json == "-", run);
            watch.Stop();
            timeUp.CancelAfter(Timeout.InfiniteTimeSpan);
            return kept;
        }

        void AddAll(IEnumerable<PointResult> results)
        {
            foreach (PointResult result in results)
            {
                summary.Add(result);
            }
        }
    }

    private static void Undivided(Shard shard, Strategy strategy)
    {
        if (shard.Count > 1 && strategy.IsSearch)
        {
            throw new InputException([new Diagnostic(
                DiagnosticCode.BadCommandLine, new SourceText("--shard", shard.ToString()).Start, "a search cannot be split: which points it costs depends on the results before",
                "leave --shard out, or choose grid, random, latin-hypercube or sobol")]);
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
