using System.Collections.Immutable;
using HwSim.Core.Config;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Store;

/// <summary>The columns that hold the values of a study's axes: numbers in base units, words as they are. For one writer.</summary>
internal sealed class AxisColumns
{
    /// <summary>Values that are remembered for each axis; those of a dependent axis may be many.</summary>
    private const int MostRemembered = 4096;

    private readonly ImmutableArray<(Axis Axis, Dictionary<string, AxisValue> Known)> axes;

    private AxisColumns(ImmutableArray<Axis> axes, ISet<string> taken)
    {
        this.axes = [.. axes.Select(a => (a, new Dictionary<string, AxisValue>()))];
        Names = [.. axes.Select(a => $"\"{(taken.Contains(a.Name) ? $"axis {a.Name}" : a.Name)}\"")];
    }

    /// <summary>Their names, in quotation marks, in the order in which a configuration names the axes.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Those of a study; none where its file is not there.</summary>
    /// <param name="studyFile">The text of the study.</param>
    public static AxisColumns Of(string studyFile)
    {
        Diagnostics problems = [];
        Study? study = StudyFile.Read(new SourceText("study", studyFile), problems);
        DesignSpace? space = study is null ? null : DesignSpace.Of(study, problems);
        return new AxisColumns(space?.Axes ?? [], new HashSet<string>([.. StoreSchema.PointColumns, .. StoreSchema.ResultColumns, "point"], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Binds the values of a configuration, null for an axis that has none.</summary>
    public void Bind(string configuration, InsertStatement into)
    {
        ReadOnlySpan<char> rest = configuration;
        foreach ((Axis axis, Dictionary<string, AxisValue> known) in axes)
        {
            int end = rest.IndexOf('\n');
            bool isHere = end > axis.Name.Length && rest[axis.Name.Length] == '=' && rest.StartsWith(axis.Name, StringComparison.Ordinal);
            if (!isHere)
            {
                into.Add((string?)null);
                continue;
            }

            ValueOf(axis, known, rest[(axis.Name.Length + 1)..end]).Bind(into);
            rest = rest[(end + 1)..];
        }
    }

    private static AxisValue ValueOf(Axis axis, Dictionary<string, AxisValue> known, ReadOnlySpan<char> written)
    {
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out AxisValue value))
        {
            return value;
        }

        if (known.Count == MostRemembered)
        {
            known.Clear();
        }

        string text = written.ToString();
        value = AxisValue.Of(axis, text);
        known.Add(text, value);
        return value;
    }
}
