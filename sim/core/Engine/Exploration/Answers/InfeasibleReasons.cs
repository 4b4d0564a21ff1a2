using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace HwSim.Core.Engine.Exploration.Answers;

/// <summary>Counts why designs do not count, and at which values, as results pass by.</summary>
internal sealed partial class InfeasibleReasons
{
    private const int MostReasons = 200;
    private const int MostGroups = 24;
    private const string Others = "other reasons";

    /// <summary>A reason is put down to a value of an axis where it strikes there at least this much more often than in all.</summary>
    private const double Telling = 1.25;

    private readonly ImmutableArray<AxisGroups> axes;
    private readonly Dictionary<string, (string Text, long Count, long[][] ByGroup)> reasons = new(StringComparer.Ordinal);
    private readonly long[][] all;
    private long points;

    public InfeasibleReasons(DesignSpace space)
    {
        axes = [.. space.Axes.Take(space.IndependentAxes).Select(a => AxisGroups.Of(a, MostGroups))];
        all = Empty();
    }

    public void Add(Observation seen)
    {
        points++;
        Count(all, seen);
        if (seen.Result.Infeasible is not { } text)
        {
            return;
        }

        string kind = Numbers().Replace(text, "#");
        if (!reasons.ContainsKey(kind) && reasons.Count >= MostReasons)
        {
            (kind, text) = (Others, Others);
        }

        (string Text, long Count, long[][] ByGroup) reason = reasons.TryGetValue(kind, out (string, long, long[][]) known) ? known : (text, 0, Empty());
        Count(reason.ByGroup, seen);
        reasons[kind] = reason with { Count = reason.Count + 1 };
    }

    /// <summary>The reasons, the most frequent first.</summary>
    public ImmutableArray<InfeasibleReason> Answer() =>
        [.. reasons.Values.OrderByDescending(r => r.Count).ThenBy(r => r.Text, StringComparer.Ordinal).Select(r => Where(r.Text, r.Count, r.ByGroup))];

    private InfeasibleReason Where(string text, long count, long[][] byGroup)
    {
        InfeasibleReason found = new(text, count, -1, "", 0);
        double overall = (double)count / points;
        double best = 0;
        for (int axis = 0; axis < axes.Length; axis++)
        {
            for (int group = 0; group < axes[axis].Count; group++)
            {
                double there = all[axis][group] > 0 ? (double)byGroup[axis][group] / all[axis][group] : 0;
                double weight = there * byGroup[axis][group];
                if (there > Telling * overall && weight > best)
                {
                    best = weight;
                    found = found with { Axis = axis, Value = axes[axis].Labels[group], ShareThere = there };
                }
            }
        }

        return found;
    }

    private void Count(long[][] into, Observation seen)
    {
        for (int axis = 0; axis < axes.Length; axis++)
        {
            into[axis][axes[axis].GroupOf(seen.Levels[axis])]++;
        }
    }

    private long[][] Empty() => [.. axes.Select(a => new long[a.Count])];

    [GeneratedRegex(@"\d[\d.,]*")]
    private static partial Regex Numbers();
}
