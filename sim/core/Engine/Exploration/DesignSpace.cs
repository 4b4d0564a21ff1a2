using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using HwSim.Core.Config;

namespace HwSim.Core.Engine.Exploration;

/// <summary>The points of a study, each made from its number.</summary>
public sealed class DesignSpace
{
    /// <summary>The most points that a study may have.</summary>
    public const long MostPoints = 10_000_000_000;

    /// <summary>The most points that a search may cost: it remembers all of them.</summary>
    public const long MostSearched = 10_000_000;

    private readonly int independent;
    private readonly ISampler sampler;
    private readonly ImmutableArray<Constraint> axisConstraints;
    private readonly FrozenDictionary<string, int> names;
    private readonly double[][] numbers;
    private readonly Baseline? baseline;

    private DesignSpace(Study study, ImmutableArray<Axis> axes, int independent, double size, ISampler sampler)
    {
        Study = study;
        Size = size;
        Points = Math.Min(Most(sampler, study.Strategy), study.Budget.Points ?? long.MaxValue);
        Axes = axes;
        this.independent = independent;
        this.sampler = sampler;
        axisConstraints = [.. study.AxisConstraints];
        numbers = [.. axes.Select(a => a.Values.Select((_, level) => a.Measure is null ? double.NaN : (double)a.Numbers[level]).ToArray())];
        names = axes.Select((a, i) => KeyValuePair.Create(a.Name, i)).ToFrozenDictionary();
        baseline = study.Baseline.IsEmpty ? null : new Baseline(study.Baseline, axes, independent);
    }

    public Study Study { get; }

    /// <summary>Independent axes first, those of the machine before those of the workload, so that neighbours often share a machine; then the dependent ones.</summary>
    public ImmutableArray<Axis> Axes { get; }

    /// <summary>How many combinations the independent axes have, rounded where there are more than 2^53.</summary>
    public double Size { get; }

    /// <summary>How many points the study costs at most.</summary>
    public long Points { get; }

    /// <summary>True where the budget leaves out points that the strategy would have chosen.</summary>
    public bool IsCut => Points < Most(sampler, Study.Strategy);

    /// <summary>The numbers of points are below this: as many as there are points, or more where a search chooses among them.</summary>
    public long Numbers => sampler.Points;

    /// <summary>How many of <see cref="Axes"/> are independent.</summary>
    public int IndependentAxes => independent;

    /// <summary>True where every combination of levels is a point.</summary>
    public bool IsGrid => Study.Strategy.Kind == StrategyKind.Grid && Points == sampler.Points;

    /// <summary>The space of a study; null after a diagnostic.</summary>
    public static DesignSpace? Of(Study study, Diagnostics into)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(into);
        ImmutableArray<Axis> axes =
        [
            .. study.Axes.Where(a => a.Formula is null).OrderBy(a => a.Target is AxisTarget.Machine or AxisTarget.MachineKey ? 0 : 1),
            .. study.Axes.Where(a => a.Formula is not null),
        ];
        ImmutableArray<int> counts = [.. axes.Where(a => a.Formula is null).Select(a => a.Values.Length)];
        double size = counts.Aggregate(1.0, (product, count) => product * count);
        return SamplerOf(study, counts, size, into) is { } sampler && Baseline.Fits(study, axes, sampler.Points, into) ? new DesignSpace(study, axes, counts.Length, size, sampler) : null;
    }

    /// <summary>Makes a point, or for a number below zero the baseline design that <see cref="BaselineOf"/> gave.</summary>
    public DesignPoint this[long number]
    {
        get
        {
            Span<int> levels = stackalloc int[independent];
            LevelsOf(number, levels);
            return At(number, levels, number < 0 ? baseline : null);
        }
    }

    /// <summary>Writes the level that each independent axis has at a point; at a baseline design, zero for the axes that the baseline sets.</summary>
    public void LevelsOf(long number, Span<int> levels)
    {
        if (number < 0)
        {
            baseline!.LevelsOf(number, levels);
            return;
        }

        sampler.Sample(number, levels);
    }

    /// <summary>The number of the point with these levels of the independent axes; null where the study is no grid, so that it need not have one.</summary>
    public long? NumberAt(ReadOnlySpan<int> levels)
    {
        if (!IsGrid)
        {
            return null;
        }

        long number = 0;
        for (int axis = 0; axis < independent; axis++)
        {
            number = (number * Axes[axis].Values.Length) + levels[axis];
        }

        return number;
    }

    /// <summary>The number, below zero, of the design that a point is compared with: the baseline's values, and the point's own on all other axes. Null where the study names no baseline.</summary>
    public long? BaselineOf(long number)
    {
        if (baseline is null || number < 0)
        {
            return baseline is null ? null : number;
        }

        Span<int> levels = stackalloc int[independent];
        sampler.Sample(number, levels);
        return baseline.Number(levels);
    }

    /// <summary>The design that has the first value of every axis, except for one axis; it need not be a point of the study.</summary>
    /// <param name="axis">The axis that differs, or -1.</param>
    /// <param name="level">Its level.</param>
    public DesignPoint Corner(int axis, int level)
    {
        Span<int> levels = stackalloc int[independent];
        levels.Clear();
        if (axis >= 0)
        {
            levels[axis] = level;
        }

        return At(-1, levels, null);
    }

    /// <summary>The design with some levels of the independent axes.</summary>
    internal DesignPoint At(long number, ReadOnlySpan<int> levels) => At(number, levels, null);

    private DesignPoint At(long number, ReadOnlySpan<int> levels, Baseline? laidOver)
    {
        ScalarNode[] values = new ScalarNode[Axes.Length];
        double[] inBase = new double[Axes.Length];
        for (int i = 0; i < levels.Length; i++)
        {
            bool isSet = laidOver?.IsSet(i) == true;
            values[i] = isSet ? laidOver!.ValueOf(i) : Axes[i].Values[levels[i]];
            inBase[i] = !isSet ? numbers[i][levels[i]] : Axes[i].Measure is null ? double.NaN : (double)laidOver!.NumberOf(i);
        }

        string? fault = levels.Length == Axes.Length ? null : Compute(levels, laidOver, values, inBase);
        return new DesignPoint(
            number,
            fault is null ? ImmutableCollectionsMarshal.AsImmutableArray(values) : [.. values.TakeWhile(v => v is not null)],
            fault is null ? ImmutableCollectionsMarshal.AsImmutableArray(inBase) : [],
            fault);
    }

    /// <summary>Fills in the dependent axes.</summary>
    /// <returns>Why one of them has no value; null where all have.</returns>
    private string? Compute(ReadOnlySpan<int> levels, Baseline? laidOver, ScalarNode[] values, double[] inBase)
    {
        decimal[] exact = new decimal[Axes.Length];
        for (int i = 0; i < levels.Length; i++)
        {
            exact[i] = Axes[i].Measure is null ? 0 : laidOver?.IsSet(i) == true ? laidOver.NumberOf(i) : Axes[i].Numbers[levels[i]];
        }

        for (int i = levels.Length; i < Axes.Length; i++)
        {
            Axis axis = Axes[i];
            try
            {
                exact[i] = axis.Formula!.Evaluate(name => exact[names[name]]);
            }
            catch (Exception e) when (e is DivideByZeroException or OverflowException)
            {
                return $"{axis.Name} {(e is DivideByZeroException ? "divides by zero" : "is too large to compute with")}";
            }

            values[i] = new ScalarNode(axis.Key.At, AxisNumber.Format(exact[i], axis.Measure!.WrittenAs));
            inBase[i] = (double)exact[i];
        }

        return null;
    }

    /// <summary>The value of an axis at a point, in base units.</summary>
    public double NumberOf(DesignPoint point, string axis)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Numbers[names[axis]];
    }

    /// <summary>What a name stands for, in base units; not a number where that is not known.</summary>
    /// <param name="name">An axis, a result, or a result of the baseline.</param>
    /// <param name="result">The results of the point.</param>
    /// <param name="point">The point; null where the name is known to be no axis.</param>
    /// <param name="baseline">The results of its baseline; null where there is none.</param>
    public double ValueOf(string name, PointResult result, DesignPoint? point, PointResult? baseline)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ResultKeys.IsOfBaseline(name) ? (baseline is null ? double.NaN : ResultKeys.ValueOf(baseline, name[ResultKeys.OfBaseline.Length..]) ?? double.NaN)
            : ResultKeys.Contains(name) ? ResultKeys.ValueOf(result, name) ?? double.NaN
            : NumberOf(point!, name);
    }

    /// <summary>The constraint over axes that a point breaks; null where it fulfils all.</summary>
    public Constraint? Broken(DesignPoint point) => axisConstraints.IsEmpty ? null : axisConstraints.FirstOrDefault(c => !c.Holds(name => NumberOf(point, name)));

    /// <summary>One <c>name=value</c> a line for the axes that have a value.</summary>
    public string Describe(DesignPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        int length = 0;
        for (int i = 0; i < point.Values.Length; i++)
        {
            length += Axes[i].Name.Length + point.Values[i].Value.Length + 2;
        }

        return string.Create(length, (Axes, point.Values), static (text, design) =>
        {
            for (int i = 0; i < design.Values.Length; i++)
            {
                text = Written(Written(Written(Written(text, design.Axes[i].Name), "="), design.Values[i].Value), "\n");
            }
        });

        static Span<char> Written(Span<char> text, string part)
        {
            part.CopyTo(text);
            return text[part.Length..];
        }
    }

    /// <summary>A number of points for people.</summary>
    public static string SizeText(double points) => points.ToString(points < 1e15 ? "N0" : "G3", CultureInfo.InvariantCulture);

    private static long Most(ISampler sampler, Strategy strategy) =>
        Math.Min(sampler.Points, Math.Min(strategy.Points ?? long.MaxValue, strategy.IsSearch ? MostSearched : long.MaxValue));

    private static ISampler? SamplerOf(Study study, ImmutableArray<int> counts, double size, Diagnostics into)
    {
        Strategy strategy = study.Strategy;
        Place at = study.Axes[0].Key.At;
        string all = $"the space has {SizeText(size)} points";
        bool fromGrid = strategy.IsSearch || strategy.Kind is StrategyKind.Grid or StrategyKind.Random;
        double wanted = Math.Min(Math.Min(strategy.Points ?? size, study.Budget.Points ?? double.MaxValue), fromGrid ? size : double.MaxValue);
        if (wanted > MostPoints && !strategy.IsSearch)
        {
            into.Add(DiagnosticCode.SpaceTooLarge, at, string.Create(CultureInfo.InvariantCulture, $"{all}, and at most {MostPoints:N0} can be simulated"), "narrow the axes, take a sample, strategy: { method: sobol, points: 100000 }, or search: { method: nsga-2, points: 1000, seed: 1 }");
            return null;
        }

        if (wanted > MostSearched && strategy.IsSearch && (strategy.Points ?? study.Budget.Points) is not null)
        {
            into.Add(DiagnosticCode.OutOfRange, at, string.Create(CultureInfo.InvariantCulture, $"a search remembers what it costed, at most {MostSearched:N0} points; {all}"), "give it fewer points, or sample: strategy: { method: sobol, points: N }");
            return null;
        }

        if (fromGrid && size > long.MaxValue / 4)
        {
            into.Add(DiagnosticCode.SpaceTooLarge, at, $"{all}, too many to number", "narrow the axes, or use latin-hypercube or sobol");
            return null;
        }

        if (strategy.Kind == StrategyKind.Sobol && counts.Length > SobolSequence.MostDimensions)
        {
            into.Add(DiagnosticCode.OutOfRange, at, string.Create(CultureInfo.InvariantCulture, $"a Sobol sequence here has at most {SobolSequence.MostDimensions} axes, and the study has {counts.Length}"), "use latin-hypercube");
            return null;
        }

        return strategy.Kind switch
        {
            StrategyKind.Random => new RandomSampler(new GridSampler(counts), strategy.Points!.Value, strategy.Seed!.Value),
            StrategyKind.LatinHypercube => new LatinHypercubeSampler(counts, strategy.Points!.Value, strategy.Seed!.Value),
            StrategyKind.Sobol => new SobolSampler(counts, strategy.Points!.Value, strategy.Seed),
            _ => new GridSampler(counts),
        };
    }
}
