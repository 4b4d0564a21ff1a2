using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Config;
using HwSim.Core.Machine;

namespace HwSim.Core.Engine.Exploration;

/// <summary>Reads study files.</summary>
public static class StudyFile
{
    /// <summary>The kind of file.</summary>
    public const string Kind = "study";

    private const int MostObjectives = 5;

    private static readonly ConfigType<Draft> Type = ConfigTypes.Record<Draft>("a study", f =>
    {
        Field<string> name = f.Required(Kind, ConfigTypes.Text, "its name");
        Field<string> description = f.Optional("description", ConfigTypes.Text, "", "the question, in one sentence");
        Field<ScalarNode> machine = f.Optional("machine", WordType.Instance, null!, "a preset or a file beside this one; left out where an axis names it");
        Field<ImmutableArray<string>> settings = f.Optional("set", ConfigTypes.ListOf(ConfigTypes.Text), [], "overrides of the machine file, each path=value");
        Field<ScalarNode> workload = f.Optional("workload", WordType.Instance, null!, "a preset or a file beside this one; left out where an axis names it");
        Field<ImmutableArray<KeyValuePair<string, ScalarNode>>> options = f.Optional("options", new OptionsType(), [], "options of the workload: batch, seq, context, phase");
        Field<ImmutableArray<ScalarNode>> techniques = f.Optional("techniques", ConfigTypes.ListOf(WordType.Instance), [], "techniques that every point applies, such as nm(2:4)");
        Field<Fidelity> fidelity = f.Optional("fidelity", ConfigTypes.Choice("fidelities", ("analytic", Fidelity.Analytic), ("event", Fidelity.Event), ("cycle", Fidelity.Cycle)), Fidelity.Analytic, "analytic, event or cycle");
        Field<ImmutableArray<Axis>> axes = f.Required("axes", new AxesType(), "what varies: lists, ranges { from, to, step } or { from, to, times }, or '= expression' over other axes");
        Field<ImmutableArray<ScalarNode>> constraints = f.Optional("constraints", ConfigTypes.ListOf(WordType.Instance), [], "comparisons of axes and results, such as 'seconds <= 5 ms'");
        Field<ImmutableArray<ScalarNode>> objectives = f.Optional("objectives", ConfigTypes.ListOf(WordType.Instance), [], "up to five of 'minimize EXPRESSION' and 'maximize EXPRESSION' over results");
        Field<Strategy> strategy = f.Optional("strategy", new StrategyType(), Strategy.Grid, "grid, or { method, points, seed }");
        Field<Budget> budget = f.Optional("budget", Budget.Type, Budget.None, "where to stop: { points, time }, either or both");
        Field<ImmutableArray<KeyValuePair<ScalarNode, ScalarNode>>> baseline = f.Optional("baseline", new BaselineType(), [], "what designs are compared with: values for some axes, all others as the compared design has them; its results are baseline.seconds, baseline.energy, ...");
        Field<ImmutableArray<ScalarNode>> budgets = f.Optional("budgets", ConfigTypes.ListOf(WordType.Instance), [], "comparisons, such as 'area_mm2 <= 10 mm2', within each of which the best designs are asked for");
        return v =>
        {
            ImmutableArray<Axis> all = v.Get(axes);
            Exclusive(v, machine, all, "machine");
            Exclusive(v, workload, all, "workload");
            foreach ((string option, _) in v.Get(options))
            {
                if (all.Any(a => a.Name == option))
                {
                    v.Reject(options, $"'{option}' is an option and an axis at the same time");
                }
            }

            if (v.Get(objectives).Length > MostObjectives)
            {
                v.Reject(objectives, $"a study has at most {MostObjectives} objectives");
            }

            Searchable(v, strategy, v.Get(budget), v.Get(fidelity), !v.Get(objectives).IsEmpty);
            return new Draft(
                new Study
                {
                    Name = v.Get(name),
                    Description = v.Get(description),
                    Machine = v.Get(machine),
                    Settings = v.Get(settings),
                    Workload = v.Get(workload),
                    Options = v.Get(options),
                    Techniques = v.Get(techniques),
                    Fidelity = v.Get(fidelity),
                    Axes = all,
                    Strategy = v.Get(strategy),
                    Budget = v.Get(budget),
                    Baseline = v.Get(baseline),
                },
                v.Get(constraints), v.Get(objectives), v.Get(budgets));
        };
    });

    /// <summary>The JSON Schema of study files.</summary>
    public static JsonObject Schema() => FileSchema.Of(Kind, Type.Schema(), []);

    /// <summary>Reads a study; null after diagnostics.</summary>
    public static Study? Read(SourceText source, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(into);
        ConfigLoader loader = new(_ => null, []);
        MappingNode? file = loader.Load(source, Kind, [], into);
        if (file is null || !Type.TryRead(file, into, out Draft? draft))
        {
            return null;
        }

        Dictionary<string, Measure?> names = draft.Study.Axes.ToDictionary(a => a.Name, a => a.Measure);
        foreach (string result in ResultKeys.Names)
        {
            names[result] = ResultKeys.MeasureOf(result);
            if (!draft.Study.Baseline.IsEmpty)
            {
                names[ResultKeys.OfBaseline + result] = ResultKeys.MeasureOf(result);
            }
        }

        BaselineType.Check(draft.Study.Baseline, draft.Study.Axes, into);

        Study study = draft.Study with
        {
            Constraints = [.. draft.Constraints.Select(c => new ExpressionParser(c, 0, names, into).ReadComparison()).OfType<Constraint>()],
            Objectives = [.. draft.Objectives.Select(o => ReadObjective(o, names, into)).OfType<Objective>()],
            Budgets = [.. draft.Budgets.Select(b => new ExpressionParser(b, 0, names, into).ReadComparison()).OfType<Constraint>()],
        };
        return into.IsEmpty ? study : null;
    }

    private static Objective? ReadObjective(ScalarNode node, Dictionary<string, Measure?> names, Diagnostics into)
    {
        string direction = node.Value.Split(' ')[0];
        if (direction is not ("minimize" or "maximize") || node.Value.Length == direction.Length)
        {
            into.Add(DiagnosticCode.UnknownChoice, node.At, $"'{node.Value}' does not say what is wanted", "write 'minimize seconds' or 'maximize utilization'");
            return null;
        }

        return new ExpressionParser(node, direction.Length, names, into).ReadAll() is { } value
            ? new Objective(node.Value[direction.Length..].Trim(), value, direction == "maximize")
            : null;
    }

    private static void Exclusive(FieldValues values, Field<ScalarNode> field, ImmutableArray<Axis> axes, string what)
    {
        bool isAxis = axes.Any(a => a.Name == what && a.Formula is null);
        if (isAxis == values.IsGiven(field))
        {
            values.Reject(field, isAxis ? $"the {what} is given and an axis at the same time" : $"the study names no {what}", isAxis ? "leave one of them out" : $"add '{what}: NAME', or an axis '{what}'");
        }
    }

    private static void Searchable(FieldValues values, Field<Strategy> field, Budget budget, Fidelity fidelity, bool hasObjectives)
    {
        Strategy strategy = values.Get(field);
        if (strategy.IsSearch && !hasObjectives)
        {
            values.Reject(field, "a search has to know what is wanted, and the study has no objectives", "add 'objectives: [minimize seconds]'");
        }

        if (strategy.IsSearch && strategy.Points is null && budget == Budget.None)
        {
            values.Reject(field, "a search has no end of its own", "add 'points: N' here, or 'budget: { points: N, time: 60 s }' to the study");
        }

        if (strategy.Kind == StrategyKind.SuccessiveHalving && fidelity == Fidelity.Analytic)
        {
            values.Reject(field, "successive halving goes from the analytic level to the study's, and there is none below", "add 'fidelity: event', or choose another method");
        }
    }

    private sealed record Draft(Study Study, ImmutableArray<ScalarNode> Constraints, ImmutableArray<ScalarNode> Objectives, ImmutableArray<ScalarNode> Budgets);
}
