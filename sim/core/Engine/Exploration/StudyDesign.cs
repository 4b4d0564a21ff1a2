using HwSim.Core.Config;
using HwSim.Core.Graph;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>One design of a study as a single run, with everything that a single run explains.</summary>
public static class StudyDesign
{
    /// <summary>The run of a point, or of a baseline design, at the study's fidelity; null after diagnostics: such a design cannot be built. Constraints are not looked at.</summary>
    /// <param name="space">The study's points.</param>
    /// <param name="parts">Finds machines and workloads.</param>
    /// <param name="number">Which point; below zero, the baseline design that <see cref="DesignSpace.BaselineOf"/> gave.</param>
    /// <param name="modelVersion">The version of the program.</param>
    /// <param name="command">The command line.</param>
    /// <param name="into">Takes what is wrong.</param>
    public static RunRequest? Of(DesignSpace space, IStudyParts parts, long number, string modelVersion, string command, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(into);
        DesignPoint point = space[number];
        if (point.Fault is not null)
        {
            into.Add(DiagnosticCode.Infeasible, space.Axes[point.Values.Length].Key.At, $"the design cannot be made: {point.Fault}");
            return null;
        }

        PointEvaluator evaluator = new(space, parts, "", keepOperations: false);
        WorkloadChoice choice = evaluator.ChoiceOf(point);
        MappingNode? file = evaluator.MachineFile(point, into);
        IAccelerator? machine = file is null ? null : parts.Build(file, into);
        WorkloadGraph? workload = parts.Workload(choice, into);
        return into.IsEmpty ? new RunRequest(machine!, file!, workload!, [.. choice.Techniques.Select(t => t.Value)], space.Study.Fidelity, modelVersion, command) : null;
    }
}
