using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Engine.Exploration;
using HwSim.Core.Engine.Exploration.Answers;
using HwSim.Core.Units;

namespace HwSim.Reports.Exploration;

/// <summary>Puts designs of a study into words.</summary>
internal static class DesignWords
{
    private const double Kibi = 1024;
    private const double Notable = 0.05;
    private const int MostShort = 3;

    /// <summary>The axes that describe a design, scenario axes and axes with one value left out.</summary>
    public static ImmutableArray<int> Axes(StudyAnswers answers) =>
        [.. Enumerable.Range(0, answers.Space.Axes.Length).Where(i => answers.Space.Axes[i] is { Formula: not null } or { Values.Length: > 1 } && !answers.Scenarios.Axes.Contains(i))];

    /// <summary><c>name value</c> for each axis that varies.</summary>
    public static string Of(StudyAnswers answers, long number) => Of(answers, number, Axes(answers));

    /// <summary>The same for the axes alone that the first objective depends on, the computed ones left out: enough to tell designs of several scenarios apart.</summary>
    public static string Short(StudyAnswers answers, long number)
    {
        int[] leading = answers.Sensitivities.IsEmpty ? [] : [.. answers.Sensitivities[0].Axes.Where(a => (a.Total ?? a.First) >= Notable).Take(MostShort).Select(a => a.Axis)];
        return Of(answers, number, leading.Length == 0 ? Axes(answers) : [.. leading]);
    }

    private static string Of(StudyAnswers answers, long number, ImmutableArray<int> axes)
    {
        DesignPoint point = answers.Space[number];
        return string.Join(", ", axes.Where(i => i < point.Values.Length).Select(i => $"{answers.Space.Axes[i].Name} {Value(answers.Space.Axes[i], point, i)}"));
    }

    /// <summary>The value of an axis at a point; a computed size in KiB where it is whole ones.</summary>
    public static string Value(Axis axis, DesignPoint point, int index) =>
        axis.Formula is not null && axis.Measure?.WrittenAs == Dimension.DataSize && index < point.Numbers.Length && point.Numbers[index] % Kibi == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{point.Numbers[index] / Kibi:0} KiB")
            : point.Values[index].Value;

    /// <summary>The axis with those that are computed from it: <c>array.rows (with array.columns)</c>.</summary>
    public static string Axis(DesignSpace space, int axis)
    {
        string name = space.Axes[axis].Name;
        string[] followers = [.. space.Axes.Where(a => a.Formula is { } f && f.Names.Contains(name)).Select(a => a.Name)];
        return followers.Length == 0 ? name : $"{name} (with {string.Join(", ", followers)})";
    }
}
