using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Everything that the results of a study depend on, as one text: the resolved machines, the workloads, what varies, and the program.</summary>
/// <param name="Text">The text; names, descriptions, budgets, and objectives unless a search goes after them, are not part of it.</param>
/// <param name="Digest">Its SHA-256.</param>
public sealed record StudyIdentity(string Text, string Digest)
{
    private const int MostLevels = 1_000;

    /// <summary>The identity of a study without mistakes.</summary>
    public static StudyIdentity Of(DesignSpace space, IStudyParts parts, string modelVersion)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(parts);
        Study study = space.Study;
        PointEvaluator evaluator = new(space, parts, "", keepOperations: false);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"version={modelVersion}\nfidelity={OperationResults.Name(study.Fidelity)}\n");
        Strategy strategy = study.Strategy;
        text.Append(CultureInfo.InvariantCulture, $"strategy={OperationResults.Name(strategy.Kind)} {Extent(space)} {strategy.Seed}\n");
        foreach (Objective objective in strategy.IsSearch ? study.Objectives : [])
        {
            text.Append(CultureInfo.InvariantCulture, $"objective={(objective.Maximize ? "maximize" : "minimize")} {objective.Text}\n");
        }

        foreach (Axis axis in space.Axes)
        {
            text.Append(CultureInfo.InvariantCulture, $"axis={axis.Name} = {(axis.Formula is { } formula ? formula : string.Join(" | ", axis.Values.Select(v => v.Value)))}\n");
        }

        foreach (Constraint constraint in study.Constraints)
        {
            text.Append(CultureInfo.InvariantCulture, $"constraint={constraint.Text}\n");
        }

        foreach ((ScalarNode axis, ScalarNode value) in study.Baseline.OrderBy(b => b.Key.Value, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"baseline={axis.Value} = {value.Value}\n");
        }

        Diagnostics problems = [];
        foreach (ScalarNode machine in Values(space, AxisTarget.Machine, study.Machine))
        {
            text.Append(CultureInfo.InvariantCulture, $"machine={machine.Value}\n{Engine.Digest.Canonical(parts.Machine(machine, study.Settings, problems)!)}");
        }

        text.Append(CultureInfo.InvariantCulture, $"workload={evaluator.ChoiceOf(space.Corner(-1, 0)).CanonicalText}");
        foreach (ScalarNode workload in Values(space, AxisTarget.Workload, study.Workload))
        {
            text.Append(CultureInfo.InvariantCulture, $"operations of {workload.Value}={OperationsOf(workload, space, parts, evaluator)}\n");
        }

        return new StudyIdentity(text.ToString(), Engine.Digest.Of(text.ToString()));
    }

    /// <summary>The digest of a workload with the first options that it can be built with; what is wrong where it cannot be with any that is tried.</summary>
    private static string OperationsOf(ScalarNode workload, DesignSpace space, IStudyParts parts, PointEvaluator evaluator)
    {
        Diagnostics problems = [];
        foreach (DesignPoint corner in Corners(space))
        {
            if (parts.Workload(evaluator.ChoiceOf(corner) with { Workload = workload }, problems) is { } graph)
            {
                return Engine.Digest.Of(Engine.Digest.Canonical(graph));
            }
        }

        return problems.First().Message;
    }

    /// <summary>The first values of all axes, then each value of each axis that chooses a workload with the first of all others.</summary>
    private static IEnumerable<DesignPoint> Corners(DesignSpace space)
    {
        yield return space.Corner(-1, 0);
        for (int axis = 0; axis < space.IndependentAxes; axis++)
        {
            bool isMachine = space.Axes[axis].Target is AxisTarget.Machine or AxisTarget.MachineKey;
            for (int level = 1; !isMachine && level < Math.Min(MostLevels, space.Axes[axis].Values.Length); level++)
            {
                yield return space.Corner(axis, level);
            }
        }
    }

    /// <summary>What decides, beside the seed, which points a strategy chooses: for searches that can go on after their budget not how many.</summary>
    private static string Extent(DesignSpace space) => space.Study.Strategy.Kind switch
    {
        StrategyKind.Nsga2 => string.Create(CultureInfo.InvariantCulture, $"{space.Study.Strategy.Population}"),
        StrategyKind.Surrogate => "",
        StrategyKind.SuccessiveHalving => string.Create(CultureInfo.InvariantCulture, $"{space.Points} {space.Study.Strategy.Keep:R}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{space.Study.Strategy.Points}"),
    };

    private static ImmutableArray<ScalarNode> Values(DesignSpace space, AxisTarget target, ScalarNode? otherwise)
    {
        Axis? axis = space.Axes.FirstOrDefault(a => a.Target == target);
        return axis is null ? [otherwise!] : axis.Values;
    }
}
