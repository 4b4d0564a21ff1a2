using System.Collections.Concurrent;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Graph;
using HwSim.Core.Machine;
using HwSim.Workloads;

namespace HwSim.Cli.Input;

/// <summary>Finds what a study file names: presets, and files beside it.</summary>
/// <param name="folder">The folder of the study file.</param>
internal sealed class StudyInput(string folder) : IStudyParts
{
    private readonly ConcurrentDictionary<string, NamedFile> files = new(StringComparer.Ordinal);

    /// <summary>The files that were found so far.</summary>
    public IEnumerable<NamedFile> Files => files.Values.OrderBy(f => f.Name, StringComparer.Ordinal);

    /// <summary>Reads a study and checks it before anything is simulated.</summary>
    /// <exception cref="InputException">Anything is wrong.</exception>
    public static (DesignSpace Space, StudyInput Parts, StudyIdentity Identity, string Text) Load(string path)
    {
        Diagnostics problems = [];
        StudyInput parts = new(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        SourceText? text = InputFile.Text(path, problems);
        Study? study = text is null ? null : StudyFile.Read(text, problems);
        DesignSpace? space = study is null ? null : DesignSpace.Of(study, problems);
        if (space is not null)
        {
            StudyCheck.Run(space, parts, problems);
        }

        InputException.ThrowIfAny(problems, space is null ? "" : $"; the space has {DesignSpace.SizeText(space.Size)} points, and none was simulated");
        return (space!, parts, StudyIdentity.Of(space!, parts, ProductVersion.Text), text!.Text);
    }

    public MappingNode? Machine(ScalarNode name, IEnumerable<string> settings, Diagnostics into)
    {
        Diagnostics problems = [];
        MappingNode? file = MachineInput.Source(Beside(name.Value), problems) is { } source ? Accelerators.Machines.Resolve(source, settings, problems) : null;
        foreach (Diagnostic problem in problems)
        {
            into.Add(IsFile(problem) ? problem : problem with { At = problem.At.Source.Text == name.Value ? name.At : problem.At });
        }

        return problems.IsEmpty ? file : null;
    }

    public IAccelerator? Build(MappingNode file, Diagnostics into) => Accelerators.Machines.Build(file, into);

    public WorkloadGraph? Workload(WorkloadChoice choice, Diagnostics into)
    {
        Diagnostics problems = [];
        WorkloadArguments arguments = new(
            WorkloadOptions.Read(choice.Options, into), new Dictionary<string, long>(), [.. choice.Techniques.Select(t => t.Value)], [], Gemm: false)
        {
            UsesWeights = (relative, path) => Found(Path.Combine(Path.GetDirectoryName(choice.Workload.Value) ?? "", relative), path, isWeights: true),
        };
        return into.IsEmpty ? Passed(WorkloadInput.Load(Beside(choice.Workload.Value), arguments, problems), problems, choice, into) : null;
    }

    /// <summary>Hands problems on; those of option texts get the place in the study where the text stands.</summary>
    private static WorkloadGraph? Passed(WorkloadGraph? graph, Diagnostics problems, WorkloadChoice choice, Diagnostics into)
    {
        foreach (Diagnostic problem in problems)
        {
            string option = problem.At.Source.Name.TrimStart('-');
            ScalarNode node = choice.Options.FirstOrDefault(o => o.Key == option).Value
                ?? (option == "technique" ? choice.Techniques.First(t => t.Value == problem.At.Source.Text) : choice.Workload);
            into.Add(IsFile(problem) ? problem : problem with { At = node.At with { Column = node.At.Column + problem.At.Column - 1, Length = problem.At.Length > 1 ? problem.At.Length : node.At.Length } });
        }

        return problems.IsEmpty ? graph : null;
    }

    /// <summary>True where a problem is in a file or preset, and so has its own place.</summary>
    private static bool IsFile(Diagnostic problem) => Path.HasExtension(problem.At.Source.Name);

    /// <summary>A file beside the study where there is one of that name.</summary>
    private string Beside(string name)
    {
        string path = Path.Combine(folder, name);
        string found = File.Exists(path) ? path : name;
        if (File.Exists(found))
        {
            Found(name, found, isWeights: false);
        }

        return found;
    }

    private void Found(string name, string path, bool isWeights) => files.TryAdd(name, new NamedFile(name, Path.GetFullPath(path), isWeights));
}
