using HwSim.Accelerators;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;
using HwSim.Workloads;

namespace MyProgram;

/// <summary>The study example of the README; a test keeps the two equal.</summary>
internal static class StudyExample
{
    public static string Best(string text)
    {
        // <example>
        Diagnostics problems = [];
        Study study = StudyFile.Read(new SourceText("my-study.yaml", text), problems)!;
        DesignSpace space = DesignSpace.Of(study, problems)!;
        StudyParts parts = new(Machines.Resolve, Machines.Build, WorkloadPresets.Build);
        StudyCheck.Run(space, parts, problems);

        StudySummary summary = new(space);
        Sweep.Run(new PointEvaluator(space, parts, "", keepOperations: false), new SummingSink(summary), jobs: 4);
        string front = string.Join('\n', summary.Front.Points.Select(p => $"{p.Result.Configuration} {string.Join(" ", p.Objectives)}"));
        // </example>
        Assert.Empty(problems);
        return front;
    }
}
