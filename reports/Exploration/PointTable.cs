using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Reports.Words;

namespace HwSim.Reports.Exploration;

/// <summary>
/// The points that a page shows one by one, as columns for its script. Up to <see cref="MostPoints"/> all of them; of more, every point of a front, every
/// best design, and points that are drawn evenly.
/// </summary>
public sealed class PointTable
{
    /// <summary>How many points a page shows one by one.</summary>
    public const int MostPoints = 100_000;

    private const int MostReasons = 1000;

    private readonly StudyAnswers answers;
    private readonly ObjectiveReader objectives;
    private readonly PointSample sample;
    private readonly FrozenSet<long> front;
    private readonly FrozenSet<long> special;
    private readonly AxisColumn[] axes;
    private readonly ImmutableArray<Quantity> quantities;
    private readonly ImmutableArray<(Quantity Quantity, Func<PointResult, double?> Value)> results;
    private readonly List<float>[] figures;
    private readonly List<long> numbers = [];
    private readonly List<int> scenarios = [];
    private readonly List<int> bounds = [];
    private readonly List<int> reasons = [];
    private readonly List<int> onFront = [];
    private readonly List<int> against = [];
    private readonly List<string> reasonTexts = [""];
    private readonly Dictionary<string, int> reasonPlaces = new() { [""] = 0 };
    private readonly List<string> boundKeys = [""];
    private readonly List<float[]> baselines = [];
    private readonly Dictionary<long, int> baselinePlaces = [];
    private readonly bool hasBaseline;

    /// <param name="answers">What the study answers.</param>
    public PointTable(StudyAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        this.answers = answers;
        objectives = new ObjectiveReader(answers.Space);
        sample = new PointSample(answers.Points, MostPoints);
        front = answers.ByScenario.SelectMany(s => s.Front).Select(p => p.Result.Number).ToFrozenSet();
        special = front.Concat(answers.ByScenario.SelectMany(s => s.Budgets.SelectMany(b => b.Best).Concat(s.Best)).OfType<Best>().Select(b => b.Result.Number))
            .Concat(answers.Shared.SelectMany(s => s.Points)).Concat(answers.ByScenario.Select(s => s.ProfiledFrom).OfType<long>()).ToFrozenSet();
        axes = [.. answers.Space.Axes.Select(a => new AxisColumn(a))];
        quantities = [.. answers.Space.Study.Objectives.Select(Quantity.Of)];
        results = [.. Quantity.Results.Where(r => !quantities.Any(q => q.Name == r.Quantity.Name))];
        figures = [.. Enumerable.Range(0, quantities.Length + results.Length).Select(_ => new List<float>())];
        hasBaseline = !answers.Space.Study.Baseline.IsEmpty;
        baselines.Add([.. figures.Select(_ => float.NaN)]);
    }

    /// <summary>How many points are shown.</summary>
    public int Count => numbers.Count;

    /// <summary>True where all are.</summary>
    public bool IsAll => sample.IsAll;

    /// <summary>Adds a point where it is one of those that are shown; a baseline design before the points that are compared with it.</summary>
    public void Add(PointResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.IsBaseline)
        {
            objectives.AddBaseline(result);
        }
        else if (result.Fidelity == answers.Space.Study.Fidelity && (special.Contains(result.Number) || sample.Contains(result.Number)))
        {
            Append(result);
        }
    }

    /// <summary>The values of an objective at the points of a scenario, in their order; not a number where a design does not count.</summary>
    internal double[] Column(int objective, int scenario) => [.. figures[objective].Where((_, i) => scenarios[i] == scenario).Select(v => (double)v)];

    /// <summary>The columns for the script, their numbers packed into a block.</summary>
    internal JsonObject Document(PackedColumns into)
    {
        bool isPlain = numbers.Select((n, i) => n == i).All(same => same);
        JsonArray fields = [.. axes.Select(a => a.Document(into))];
        foreach ((Quantity quantity, List<float> column) in quantities.Concat(results.Select(r => r.Quantity)).Zip(figures))
        {
            if (quantity.Maximize is not null && column.Any(float.IsFinite))
            {
                fields.Add(new JsonObject
                {
                    ["name"] = Printable.Text(quantity.Name),
                    ["unit"] = quantity.Kind,
                    ["maximize"] = quantity.Maximize,
                    ["objective"] = quantities.Contains(quantity),
                    ["column"] = into.AddFigures(column),
                    ["baseline"] = !hasBaseline ? null : into.AddFigures([.. baselines.Select(b => b[Array.IndexOf(figures, column)])]),
                });
            }
        }

        return new JsonObject
        {
            ["count"] = Count,
            ["numbers"] = isPlain ? null : into.AddNumbers(numbers),
            ["fields"] = fields,
            ["scenarios"] = new JsonArray([.. answers.ByScenario.Select(s => (JsonNode)Printable.Text(s.Name))]),
            ["scenario_axis"] = answers.Scenarios.Axes is [int only] ? Printable.Text(answers.Space.Axes[only].Name) : null,
            ["scenario"] = answers.Scenarios.Count > 1 ? into.AddIndexes(scenarios, answers.Scenarios.Count) : null,
            ["bounds"] = new JsonArray([.. boundKeys.Select(k => new JsonObject { ["label"] = k.Length == 0 ? "" : Vocabulary.Of(k).Label, ["hue"] = k.Length == 0 ? "grey" : Vocabulary.Of(k).Hue.Name })]),
            ["bound"] = into.AddIndexes(bounds, boundKeys.Count),
            ["reasons"] = new JsonArray([.. reasonTexts.Select(r => (JsonNode)Printable.Text(r))]),
            ["reason"] = into.AddIndexes(reasons, reasonTexts.Count),
            ["front"] = into.AddIndexes(onFront, 2),
            ["start"] = Start(),
            ["map"] = answers.ByScenario[0].Map is { } map ? new JsonArray(Printable.Text(map.First.Axis.Name), map.Second is { } second ? Printable.Text(second.Axis.Name) : null) : [],
            ["against"] = !hasBaseline ? null : into.AddIndexes(against, baselines.Count),
        };
    }

    /// <summary>The row that is looked at first: the balanced design, or the best one; null where there is neither.</summary>
    private int? Start()
    {
        ScenarioAnswers first = answers.ByScenario[0];
        int row = numbers.IndexOf(first.Knee?.Result.Number ?? first.Best.OfType<Best>().FirstOrDefault()?.Result.Number ?? -1);
        return row < 0 ? null : row;
    }

    private void Append(PointResult result)
    {
        DesignPoint point = answers.Space[result.Number];
        numbers.Add(result.Number);
        for (int i = 0; i < axes.Length; i++)
        {
            axes[i].Add(i < point.Values.Length ? DesignWords.Value(answers.Space.Axes[i], point, i) : null, i < point.Numbers.Length ? point.Numbers[i] : double.NaN);
        }

        Span<int> levels = stackalloc int[answers.Space.IndependentAxes];
        answers.Space.LevelsOf(result.Number, levels);
        scenarios.Add(answers.Scenarios.Of(levels));
        float[] row = Figures(result);
        for (int i = 0; i < row.Length; i++)
        {
            figures[i].Add(result.Infeasible is null ? row[i] : float.NaN);
        }

        bounds.Add(result.Infeasible is null ? BoundPlace(result.BoundBy ?? "") : 0);
        reasons.Add(ReasonPlace(result.Infeasible ?? ""));
        onFront.Add(front.Contains(result.Number) ? 1 : 0);
        against.Add(objectives.BaselineOf(result) is { Infeasible: null } baseline ? BaselinePlace(baseline) : 0);
    }

    private float[] Figures(PointResult result) =>
        [.. objectives.Read(result).Select(v => (float)v), .. results.Select(r => (float)(r.Value(result) ?? double.NaN))];

    private int BaselinePlace(PointResult baseline)
    {
        if (!baselinePlaces.TryGetValue(baseline.Number, out int place))
        {
            baselinePlaces[baseline.Number] = place = baselines.Count;
            baselines.Add(Figures(baseline));
        }

        return place;
    }

    private int BoundPlace(string key)
    {
        int place = boundKeys.IndexOf(key);
        if (place < 0)
        {
            place = boundKeys.Count;
            boundKeys.Add(key);
        }

        return place;
    }

    private int ReasonPlace(string text)
    {
        if (reasonPlaces.TryGetValue(text, out int place))
        {
            return place;
        }

        text = reasonTexts.Count < MostReasons ? text : "another reason";
        if (!reasonPlaces.TryGetValue(text, out place))
        {
            reasonPlaces[text] = place = reasonTexts.Count;
            reasonTexts.Add(text);
        }

        return place;
    }
}
