using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Graph;
using HwSim.Workloads.Techniques;
using HwSim.Workloads.Yaml;

namespace HwSim.Workloads;

/// <summary>The workloads that HwSim brings along.</summary>
public static class WorkloadPresets
{
    private static readonly EmbeddedTexts Shipped = new(typeof(WorkloadPresets).Assembly, "presets/");

    /// <summary>Their names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } = Shipped.Names;

    /// <summary>The preset that a study asks for, its options set and its techniques applied.</summary>
    /// <returns>The graph; null after diagnostics, each at the value that is wrong.</returns>
    public static WorkloadGraph? Build(WorkloadChoice choice, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(into);
        ScalarNode name = choice.Workload;
        if (Text(name.Value) is not { } text)
        {
            into.Add(DiagnosticCode.UnknownName, name.At, $"there is no workload preset '{name.Value}'", Suggest.From(name.Value, Names, "presets"));
            return null;
        }

        Diagnostics problems = [];
        WorkloadOptions options = WorkloadOptions.Read(choice.Options, problems);
        WorkloadGraph? graph = problems.IsEmpty ? WorkloadFile.Load(text, [], problems)?.Build(options, problems) : null;
        foreach (ScalarNode written in choice.Techniques)
        {
            Diagnostics wrong = [];
            ITechnique? technique = TechniqueText.Read(new SourceText("technique", written.Value), wrong);
            graph = technique is null || graph is null ? null : technique.Apply(graph);
            foreach (Diagnostic problem in wrong)
            {
                problems.Add(problem with { At = written.At });
            }
        }

        foreach (Diagnostic problem in problems)
        {
            ScalarNode? option = choice.Options.FirstOrDefault(o => $"--{o.Key}" == problem.At.Source.Name).Value;
            into.Add(option is null ? problem : problem with { At = option.At });
        }

        return problems.IsEmpty ? graph : null;
    }

    /// <summary>The text of a preset, or null where there is none of that name.</summary>
    public static SourceText? Text(string name) => Shipped.Find(name);
}
