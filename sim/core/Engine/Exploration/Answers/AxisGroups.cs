using System.Collections.Immutable;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>The levels of an axis in at most so many groups of neighbours; each level its own group where they are few enough.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Count">How many groups.</param>
public sealed record AxisGroups(Axis Axis, int Count)
{
    /// <summary>Groups an axis.</summary>
    public static AxisGroups Of(Axis axis, int most)
    {
        ArgumentNullException.ThrowIfNull(axis);
        return new AxisGroups(axis, Math.Min(axis.Values.Length, most));
    }

    /// <summary>The labels of all groups in order.</summary>
    public ImmutableArray<string> Labels => [.. Enumerable.Range(0, Count).Select(Label)];

    /// <summary>The group of a level.</summary>
    public int GroupOf(int level) => Count == Axis.Values.Length ? level : (int)((long)level * Count / Axis.Values.Length);

    /// <summary>One value, or the first and the last of a group.</summary>
    private string Label(int group)
    {
        int first = (int)((((long)group * Axis.Values.Length) + Count - 1) / Count);
        int last = (int)(((((long)group + 1) * Axis.Values.Length) + Count - 1) / Count) - 1;
        return first == last ? Axis.Values[first].Value : $"{Axis.Values[first].Value} – {Axis.Values[last].Value}";
    }
}
