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
    private const string PointPrefix = "point-";
    private const string BaselinePrefix = "baseline-";

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
            StudyAnswers answers = StudyFiles.Answers(space, store.Results());
            StudySource source = new($"{space.Study.Name}.yaml", Path.GetFileName(path), store.Study.Digest, DesignsIn(folder, store.Results()));
            StudyFiles.Write(folder, answers, store.Results(), source);
            if (json is not null)
            {
                JsonTarget.Write(json, StudyDocument.Of(answers, source).ToJsonString(JsonText.Indented) + "\n");
            }

            if (json != "-")
            {
                Terminal.WriteLine($"report: {Path.Combine(folder, StudyFiles.Html)}");
            }

            return ExitCode.Fine;
        });
    }

    /// <summary>At the end of a sweep: the report of its store, and those of the designs that readers ask for first.</summary>
    /// <param name="folder">Takes the files.</param>
    /// <param name="study">The study file.</param>
    /// <param name="path">The store.</param>
    /// <param name="space">The points.</param>
    /// <param name="parts">Finds machines and workloads.</param>
    /// <param name="command">The command line.</param>
    public static void Write(string folder, string study, string path, DesignSpace space, IStudyParts parts, string command) => StoreFile.Use(path, () =>
    {
        using ResultStore store = ResultStore.Read(path);
        StudyAnswers answers = StudyFiles.Answers(space, store.Results());
        foreach (long number in NotedDesigns.Of(answers))
        {
            _ = StudyDesignRun.Write(space, parts, number, Path.Combine(folder, DesignFolder, FolderOf(number)), command);
        }

        StudyFiles.Write(folder, answers, store.Results(), new StudySource(Path.GetFileName(study), Path.GetFileName(path), store.Study.Digest, DesignsIn(folder, store.Results())));
        return 0;
    });

    /// <summary>The folder of a design: <c>point-17</c>, or <c>baseline-0</c> for the baseline of the first levels.</summary>
    public static string FolderOf(long number) => number < 0 ? string.Create(CultureInfo.InvariantCulture, $"{BaselinePrefix}{-1 - number}") : string.Create(CultureInfo.InvariantCulture, $"{PointPrefix}{number}");

    /// <summary>The design reports that a folder holds of designs that have results, by number.</summary>
    private static ImmutableSortedDictionary<long, string> DesignsIn(string folder, IEnumerable<PointResult> results)
    {
        string designs = Path.Combine(folder, DesignFolder);
        if (!Directory.Exists(designs))
        {
            return ImmutableSortedDictionary<long, string>.Empty;
        }

        HashSet<string> found = [.. Directory.EnumerateDirectories(designs).Where(d => File.Exists(Path.Combine(d, RunFiles.Html))).Select(d => Path.GetFileName(d))];
        return results.Select(r => (r.Number, Folder: FolderOf(r.Number))).Where(r => found.Contains(r.Folder)).DistinctBy(r => r.Number)
            .ToImmutableSortedDictionary(r => r.Number, r => $"{DesignFolder}/{r.Folder}/{RunFiles.Html}");
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
