using System.Collections.Immutable;
using System.Globalization;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Exploration;
using HwSim.Store;

namespace HwSim.Cli.Verbs;

/// <summary><c>hwsim report STORE</c>: the report of a study from its store, which has everything; never simulates.</summary>
internal static class StudyReportRun
{
    private const string DesignFolder = "designs";

    /// <summary>True where a file is an SQLite database.</summary>
    public static bool IsStore(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Span<byte> start = stackalloc byte[16];
            return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("SQLite format 3\0"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    public static int Run(string path, string folder, string? json)
    {
        OutputFiles.CheckFolder(folder);
        if (json is not null)
        {
            OutputFiles.CheckFile(json);
        }

        return StoreFile.Use(path, () =>
        {
            using ResultStore store = ResultStore.Read(path);
            DesignSpace space = SpaceOf(path, store.Study);
            StudySource source = new($"{space.Study.Name}.yaml", Path.GetFileName(path), store.Study.Digest, DesignsIn(folder));
            Write(folder, space, store, source, json);
            return ExitCode.Fine;
        });
    }

    /// <summary>Writes the report of a store, and the answers as JSON where they are asked for.</summary>
    public static void Write(string folder, DesignSpace space, ResultStore store, StudySource source, string? json)
    {
        StudyAnswers answers = StudyFiles.Answers(space, store.Results());
        StudyFiles.Write(folder, answers, store.Results(), source);
        if (json is not null)
        {
            JsonTarget.Write(json, StudyDocument.Of(answers, source).ToJsonString(JsonText.Indented) + "\n");
        }

        if (json != "-")
        {
            Terminal.WriteLine($"report: {Path.Combine(folder, StudyFiles.Html)}");
        }
    }

    /// <summary>The design reports that a folder holds, by the number of their point.</summary>
    public static ImmutableSortedDictionary<long, string> DesignsIn(string folder)
    {
        string designs = Path.Combine(folder, DesignFolder);
        ImmutableSortedDictionary<long, string>.Builder found = ImmutableSortedDictionary.CreateBuilder<long, string>();
        foreach (string design in Directory.Exists(designs) ? Directory.EnumerateDirectories(designs, "point-*") : [])
        {
            string name = Path.GetFileName(design);
            if (long.TryParse(name["point-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out long number) && File.Exists(Path.Combine(design, RunFiles.Html)))
            {
                found[number] = $"{DesignFolder}/{name}/{RunFiles.Html}";
            }
        }

        return found.ToImmutable();
    }

    private static DesignSpace SpaceOf(string path, StudyRecord record)
    {
        Diagnostics problems = [];
        Study? study = StudyFile.Read(new SourceText($"{path}: study.file", record.File), problems);
        DesignSpace? space = study is null ? null : DesignSpace.Of(study, problems);
        InputException.ThrowIfAny(problems);
        return space!;
    }
}
