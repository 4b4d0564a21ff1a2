using System.CommandLine;
using System.Globalization;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Store;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim merge OUT.db SHARD...</c>: loads shard journals into one store.</summary>
internal static class MergeVerb
{
    private const string SchemaName = "hwsim.merge/1";
    private const int BatchSize = 4096;

    public static Command Command()
    {
        Argument<string> output = new("OUT.db") { Description = "The store; results that it holds already stay." };
        Argument<string[]> shards = new("SHARD") { Description = "Journals that 'hwsim sweep --shard' wrote.", Arity = ArgumentArity.OneOrMore };
        Option<string?> json = CommonOptions.Json();
        Command command = new("merge", "Join the shards of a study into one store.") { output, shards, json };
        command.SetAction(parsed => Run(parsed.GetValue(output)!, parsed.GetValue(shards)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string output, string[] shards, string? json)
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

        (long points, string digest) = StoreFile.Use(output, () =>
        {
            using ResultStore store = ResultStore.Open(output, study!);
            foreach (string shard in shards)
            {
                using FileStream stream = Open(shard);
                foreach (PointResult[] batch in ShardJournal.Results(stream).Chunk(BatchSize))
                {
                    store.Append(batch);
                }
            }

            ResultDigest sum = new();
            foreach (PointResult result in store.Results())
            {
                sum.Add(result);
            }

            return (sum.Results, sum.Text);
        });

        if (json is not null)
        {
            System.Text.Json.Nodes.JsonObject document = new()
            {
                ["schema"] = SchemaName,
                ["study"] = study!.Name,
                ["points"] = points,
                ["missing"] = study.Points - points,
                ["store"] = Path.GetFileName(output),
                ["digest"] = digest,
            };
            JsonTarget.Write(json, document.ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            Terminal.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{study!.Name}: {points:N0} of {study.Points:N0} points from {shards.Length} shards; store {Path.GetFileName(output)}, digest {digest}"));
        }

        return ExitCode.Fine;
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

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
}
