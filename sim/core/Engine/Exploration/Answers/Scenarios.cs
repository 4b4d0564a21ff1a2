using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>
/// What designs are asked to do: the combinations of workload, phase, sequence and context that a study varies. Nobody chooses among them,
/// so designs are compared within each; batch and technique are chosen like hardware.
/// </summary>
public sealed class Scenarios
{
    private const int Most = 24;

    private static readonly ImmutableArray<string> Asked = ["workload", "phase", "seq", "context"];

    private static readonly ImmutableArray<string> FileKinds = [".yaml", ".yml", ".onnx", ".json", ".csv", ".tsv", ".txt"];

    private readonly DesignSpace space;

    /// <summary>Finds the scenarios of a space. Where there are more than two dozen, only the workload tells them apart; where even these are too many, nothing does.</summary>
    public Scenarios(DesignSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        this.space = space;
        int[] all = [.. Enumerable.Range(0, space.IndependentAxes).Where(i => Asked.Contains(space.Axes[i].Name) && space.Axes[i].Values.Length > 1)];
        int[] workload = [.. all.Where(i => space.Axes[i].Target == AxisTarget.Workload)];
        Axes = [.. new[] { all, workload, [] }.First(some => some.Aggregate(1.0, (product, i) => product * space.Axes[i].Values.Length) <= Most)];
        Count = Axes.Aggregate(1, (product, i) => product * space.Axes[i].Values.Length);
    }

    /// <summary>The axes that tell scenarios apart.</summary>
    public ImmutableArray<int> Axes { get; }

    /// <summary>How many there are; at least one.</summary>
    public int Count { get; }

    /// <summary>The scenario of a point.</summary>
    /// <param name="levels">Its level of each independent axis.</param>
    public int Of(ReadOnlySpan<int> levels)
    {
        int scenario = 0;
        foreach (int axis in Axes)
        {
            scenario = (scenario * space.Axes[axis].Values.Length) + levels[axis];
        }

        return scenario;
    }

    /// <summary>The level of each scenario axis in a scenario.</summary>
    public ImmutableArray<int> LevelsOf(int scenario)
    {
        int[] levels = new int[Axes.Length];
        for (int i = levels.Length - 1; i >= 0; i--)
        {
            (scenario, levels[i]) = Math.DivRem(scenario, space.Axes[Axes[i]].Values.Length);
        }

        return [.. levels];
    }

    /// <summary>What tells it apart, as values; empty where there is only one. A file goes by its name without folder and extension.</summary>
    public string NameOf(int scenario) => string.Join(", ", LevelsOf(scenario).Select((level, i) => Plain(space.Axes[Axes[i]].Values[level].Value)));

    private static string Plain(string value) => FileKinds.Contains(Path.GetExtension(value)) ? Path.GetFileNameWithoutExtension(value) : value;
}
