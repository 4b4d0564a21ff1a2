using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Search;
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
        Option<string?> folder = new("--out", "-o") { Description = "Write the study's report to DIR at the end, with the reports of its best designs.", HelpName = "DIR" };
        Option<string?> point = new("--point") { Description = "Simulate nothing but point N, and write its design report to --out.", HelpName = "N" };
        Option<string?> against = new("--against") { Description = "With --point: say why it differs from point M, or from its baseline.", HelpName = "M|baseline" };
        Option<string?> json = CommonOptions.Json();
        Command command = new("sweep", "Explore a design space: simulate the points of a study, and go on where an earlier run ended.") { study, store, jobs, shard, operations, folder, point, against, json };
        command.SetAction(parsed =>
        {
            Diagnostics problems = [];
            if (parsed.GetValue(point) is { } number)
            {
                return StudyDesignRun.Run(parsed.GetValue(study)!, number, parsed.GetValue(against), parsed.GetValue(folder), parsed.GetValue(json), CommandLine.Of(parsed));
            }

            long workers = OptionText.Read(jobs.Name, parsed.GetValue(jobs), ConfigTypes.Whole(1, MostJobs), problems) ?? Environment.ProcessorCount;
            Shard part = ShardOf(shard.Name, parsed.GetValue(shard), problems);
            if (part.Count > 1 && parsed.GetValue(folder) is { } reports)
            {
                problems.Add(DiagnosticCode.BadCommandLine, new SourceText(folder.Name, reports).Start, "a shard has a part of the points only, and a report is of all", "merge the shards, then 'hwsim report STORE'");
            }

            if (parsed.GetValue(against) is { } other)
            {
                problems.Add(DiagnosticCode.BadCommandLine, new SourceText(against.Name, other).Start, "which point is to be compared is missing", "add --point N");
            }

            InputException.ThrowIfAny(problems);
            return Run(parsed.GetValue(study)!, parsed.GetValue(store), (int)workers, part, parsed.GetValue(operations), parsed.GetValue(folder), parsed.GetValue(json), CommandLine.Of(parsed));
        });
        return command;
    }

    private static int Run(string path, string? file, int jobs, Shard shard, bool operations, string? folder, string? json, string commandLine)
    {
        (DesignSpace space, StudyInput parts, StudyIdentity identity, string text) = StudyInput.Load(path);
        bool isJournal = shard.Count > 1;
        string target = file ?? Path.ChangeExtension(path, isJournal ? $".{ShardFile.NameOf(shard)}" : ".db");
        Undivided(shard, space.Study.Strategy);
        OutputFiles.CheckFile(target);
        if (folder is not null)
        {
            OutputFiles.CheckFolder(folder);
        }

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
            JsonTarget.Write(json, SweepDocument.Of(space.Study, summary, evaluator, added, watch.Elapsed.TotalSeconds, shown, stoppedBy).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            SweepTable.Print(space.Study, summary, added, watch.Elapsed.TotalSeconds, shown, stoppedBy);
        }

        if (folder is not null && !interrupted.IsCancellationRequested)
        {
            StudyReportRun.Write(folder, path, target, space, parts, commandLine);
            if (json != "-")
            {
                Terminal.WriteLine($"report: {Path.Combine(folder, StudyFiles.Html)}");
            }
        }

        return interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Fine;

        long IntoStore()
        {
            using ResultStore results = ResultStore.Open(target, study);
            return space.Study.Strategy.IsSearch ? Search(results.Results(), results) : Simulate(results.Results(), results);
        }

        long IntoJournal()
        {
            using ShardJournal journal = ShardJournal.Open(new FileStream(target, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read), study);
            return Simulate(journal.Results(shard), journal);
        }

        long Simulate(IEnumerable<PointResult> there, IResultSink sink)
        {
            PointRanges done = new();
            foreach (PointResult result in Summed(there).Where(r => !r.IsBaseline && r.Fidelity == space.Study.Fidelity && shard.Contains(r.Number)))
            {
                done.Add(shard.OrdinalOf(result.Number));
            }

            return Timed(done.Count, shard.PointsOf(space.Points), progress => Sweep.Run(evaluator, shard, done, new SummingSink(summary, sink), jobs, progress, stop.Token));
        }

        long Search(IEnumerable<PointResult> there, IResultSink sink)
        {
            PointResult[] known = [.. Summed(there).Where(r => !r.IsBaseline)];
            return Timed(known.Length, Searches.MostResults(space), progress =>
            {
                (long kept, bool isExhausted) = SearchRun.Run(evaluator, Searches.Of(space), known, new SummingSink(summary, sink), jobs, progress, stop.Token);
                isCut = !isExhausted;
                return kept;
            });
        }

        IEnumerable<PointResult> Summed(IEnumerable<PointResult> there)
        {
            foreach (PointResult result in there)
            {
                summary.Add(result);
                yield return result;
            }
        }

        long Timed(long before, long total, Func<Action<long>, long> run)
        {
            double limit = space.Study.Budget.Time?.Value ?? double.PositiveInfinity;
            if (double.IsFinite(limit))
            {
                timeUp.CancelAfter(TimeSpan.FromSeconds(limit));
            }

            watch.Start();
            long kept = SweepWatch.Run(
                space.Study.Name, before, total, json == "-", () => space.Study.Objectives.IsEmpty ? null : summary.Front.Count,
                progress => run(now =>
                {
                    progress(now);
                    if (watch.Elapsed.TotalSeconds >= limit)
                    {
                        timeUp.Cancel(); // on a busy machine the timer comes late
                    }
                }));
            watch.Stop();
            timeUp.CancelAfter(Timeout.InfiniteTimeSpan);
            return kept;
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
