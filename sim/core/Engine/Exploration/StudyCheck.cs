using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>
/// Finds what is wrong with a study before anything is simulated: every value of every axis is tried with the first values of all others.
/// What depends on how values are combined is left to the points, which are then infeasible with that reason.
/// </summary>
public static class StudyCheck
{
    private const int MostValues = 1_000;
    private const long MostPoints = 1_000_000;

    /// <summary>Adds what is wrong.</summary>
    public static void Run(DesignSpace space, IStudyParts parts, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(into);
        PointEvaluator evaluator = new(space, parts, "", keepOperations: false);
        HashSet<(Place, string)> said = [];
        Try(evaluator, parts, space.Corner(-1, 0), machine: true, workload: true, said, into);
        for (int axis = 0; axis < space.Axes.Length; axis++)
        {
            bool isMachine = space.Axes[axis].Target is AxisTarget.Machine or AxisTarget.MachineKey;
            for (int level = 1; level < Math.Min(MostValues, space.Axes[axis].Values.Length); level++)
            {
                Try(evaluator, parts, space.Corner(axis, level), isMachine, !isMachine, said, into);
            }
        }

        if (into.IsEmpty && !space.Study.Baseline.IsEmpty)
        {
            TryBaseline(evaluator, parts, said, into);
        }

        bool constrained = into.IsEmpty && (space.Study.AxisConstraints.Any() || space.Axes.Any(a => a.Formula is not null));
        if (constrained && AllowedPoint.IsNowhere(space))
        {
            into.Add(
                DiagnosticCode.EmptySpace, space.Study.Axes[0].Key.At, $"the constraints leave none of the {DesignSpace.SizeText(space.Size)} points", "check whether they contradict each other");
        }
        else if (constrained && space.Points <= MostPoints && !space.Study.Strategy.IsSearch && !AnyAllowed(space))
        {
            into.Add(
                DiagnosticCode.EmptySpace, space.Study.Axes[0].Key.At, FormattableString.Invariant($"the constraints leave none of the {space.Points:N0} points that are sampled out of {DesignSpace.SizeText(space.Size)}"),
                "sample more points, or narrow the axes");
        }
    }

    /// <summary>The baseline with the first values of the axes that it leaves open has to run.</summary>
    private static void TryBaseline(PointEvaluator evaluator, IStudyParts parts, HashSet<(Place, string)> said, Diagnostics into)
    {
        Try(evaluator, parts, evaluator.Space[-1], machine: true, workload: true, said, into);
        if (into.IsEmpty && evaluator.BaselineOf(-1, Fidelity.Analytic)?.Infeasible is { } reason)
        {
            into.Add(DiagnosticCode.Infeasible, evaluator.Space.Study.Baseline[0].Key.At, $"the baseline does not run: {reason}", "nothing can be compared with it; choose one that runs");
        }
    }

    private static bool AnyAllowed(DesignSpace space)
    {
        for (long number = 0; number < space.Points; number++)
        {
            DesignPoint point = space[number];
            if (point.Fault is null && space.Broken(point) is null)
            {
                return true;
            }
        }

        return false;
    }

    private static void Try(PointEvaluator evaluator, IStudyParts parts, DesignPoint point, bool machine, bool workload, HashSet<(Place, string)> said, Diagnostics into)
    {
        if (point.Fault is not null)
        {
            return;
        }

        Diagnostics problems = [];
        if (machine && evaluator.MachineFile(point, problems) is { } file && parts.Build(file, problems) is { } built && !built.Fidelities.Contains(evaluator.Space.Study.Fidelity))
        {
            problems.Add(
                DiagnosticCode.UnsupportedFidelity, evaluator.Space.Study.Axes[0].Key.At, $"'{built.Spec.Name}' has no {evaluator.Space.Study.Fidelity} level".ToLowerInvariant(),
                $"it has {string.Join(", ", built.Fidelities)}".ToLowerInvariant());
        }

        if (workload)
        {
            _ = parts.Workload(evaluator.ChoiceOf(point), problems);
        }

        HashSet<Place> computed = [.. evaluator.Space.Axes.Where(a => a.Formula is not null).Select(a => a.Key.At)];
        foreach (Diagnostic problem in problems)
        {
            bool combined = problem.Code == DiagnosticCode.Inconsistent || (problem.Code != DiagnosticCode.UnknownKey && computed.Contains(problem.At));
            if (!combined && said.Add((problem.At, problem.Message)))
            {
                into.Add(problem);
            }
        }
    }
}
