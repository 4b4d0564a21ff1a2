using System.CommandLine;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Store;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim merge OUT.db SHARD...</c>: loads shard journals into one store.</summary>
internal static class MergeVerb
{
    private const int BatchSize = 4096;

    /// <summary>The most files that are open at the same time.</summary>
    private const int MostOpen = 512;

    public static Command Command()
    {
        Argument<string> output = new("OUT.db") { Description = "The store; results that it holds already stay." };
        Argument<string[]> shards = new("SHARD") { Description = "Journals that 'hwsim sweep --shard' wrote.", Arity = ArgumentArity.OneOrMore };
        Option<bool> complete = new("--complete") { Description = "Make no store of shards that lack points, and end with 3." };
        Option<string?> json = CommonOptions.Json();
        Command command = new("merge", "Join the shards of a study into one store.") { output, shards, complete, json };
        command.SetAction(parsed => Run(parsed.GetValue(output)!, parsed.GetValue(shards)!, parsed.GetValue(complete), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string output, string[] shards, bool complete, string? json)
    {
        Diagnostics problems = [];
        StudyRecord? study = null;
        foreach (string shard in shards)
        {
            study = Checked(shard, study, problems);
        }

        InputException.ThrowIfAny(problems);
        OutputFiles.CheckFile(output);
        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        using NewStore target = new(output);
        MergeSummary summary = StoreFile.Use(output, () => Merge(target.Path, study!, shards));
        bool isRefused = complete && summary.Missing > 0;
        if (!isRefused)
        {
            target.Keep();
        }

        string? store = File.Exists(output) ? Path.GetFileName(output) : null;
        if (json is not null)
        {
            JsonTarget.Write(json, summary.ToJson(store).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            Terminal.Write(summary.ToText(store));
        }

        if (isRefused)
        {
            Terminal.Error("points are missing: run their shards again, or merge without --complete");
        }

        return isRefused ? ExitCode.CheckFailed : ExitCode.Fine;
    }

    private static MergeSummary Merge(string path, StudyRecord study, string[] shards)
    {
        using ResultStore store = ResultStore.Open(path, study);
        foreach (string[] some in shards.Chunk(MostOpen))
        {
            List<FileStream> streams = [];
            try
            {
                streams.AddRange(some.Select(Open));
                Keep(JournalMerge.Results(streams), store);
            }
            finally
            {
                streams.ForEach(s => s.Dispose());
            }
        }

        ResultDigest digest = new();
        MissingPoints missing = new(study.Points, CountOf(shards));
        foreach (PointResult result in store.Results())
        {
            digest.Add(result);
            missing.Add(result.Number);
        }

        return new MergeSummary(study.Name, study.Points, shards.Length, digest.Results, digest.Text, missing.InShards());
    }

    /// <summary>Keeps one batch while the next one is read.</summary>
    private static void Keep(IEnumerable<PointResult> results, ResultStore store)
    {
        Task keeping = Task.CompletedTask;
        try
        {
            foreach (PointResult[] batch in results.Chunk(BatchSize))
            {
                keeping.GetAwaiter().GetResult();
                keeping = Task.Run(() => store.Append(batch));
            }
        }
        finally
        {
            keeping.GetAwaiter().GetResult();
        }
    }

    /// <summary>How many shards there are, as the names of journals tell; 1 where they tell nothing.</summary>
    private static int CountOf(string[] shards)
    {
        int?[] counts = [.. shards.Select(s => ShardFile.ShardOf(s)?.Count).Distinct()];
        return counts is [int count] ? count : 1;
    }

    /// <summary>The study of a shard, which has to be that of the shards before.</summary>
    private static StudyRecord? Checked(string shard, StudyRecord? study, Diagnostics problems)
    {
        try
        {
            using FileStream stream = Open(shard);
            StudyRecord found = ShardJournal.StudyOf(stream);
            if (study is not null && found.Digest != study.Digest)
            {
                problems.Add(DiagnosticCode.OtherStudy, new SourceText(shard, "").Start, $"the journal is of another study, or another version of it ('{found.Name}', {found.Digest})", $"the first shard is of '{study.Name}', {study.Digest}");
            }

            return study ?? found;
        }
        catch (StoreException e)
        {
            problems.Add(DiagnosticCode.BadStore, new SourceText(shard, "").Start, e.Message, "give files that 'hwsim sweep --shard' wrote");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(DiagnosticCode.UnreadableFile, new SourceText(shard, "").Start, e is FileNotFoundException ? "there is no such file" : $"cannot be read: {e.Message.TrimEnd('.')}");
        }

        return study;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16);
}
