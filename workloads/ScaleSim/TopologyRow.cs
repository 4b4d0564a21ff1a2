using System.Globalization;
using HwSim.Core.Config;

namespace HwSim.Workloads.ScaleSim;

/// <summary>One line of a topology or layout file, split into fields without the empty ones at its end.</summary>
/// <remarks>A plain split, because such rows mix separators and comments as no CSV dialect allows.</remarks>
internal sealed record TopologyRow(IReadOnlyList<TopologyField> Fields, bool EndsInSeparator, Place At)
{
    public bool IsBlank => Fields.Count == 0;

    /// <summary>Splits a line at commas, or at tabs if it has no comma.</summary>
    public static TopologyRow Split(SourceText source, int number, string line)
    {
        string text = line.TrimEnd();
        char separator = text.Contains(',', StringComparison.Ordinal) ? ',' : '\t';
        var fields = new List<TopologyField>();
        int start = 0;
        foreach (string raw in text.Split(separator))
        {
            string field = raw.Trim();
            int indent = raw.Length - raw.TrimStart().Length;
            fields.Add(new TopologyField(field, new Place(source, number, start + indent + 1, Math.Max(1, field.Length))));
            start += raw.Length + 1;
        }

        while (fields.Count > 0 && fields[^1].Text.Length == 0)
        {
            fields.RemoveAt(fields.Count - 1);
        }

        return new TopologyRow(fields, text.EndsWith(separator), new Place(source, number, 1, Math.Max(1, text.Length)));
    }

    /// <summary>Whether a name is followed by <paramref name="figures"/> whole numbers.</summary>
    public bool LooksLikeData(int figures) =>
        Fields.Count > figures && Fields.Skip(1).Take(figures).All(field => long.TryParse(field.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));

    /// <summary>Whether the last field matters and no separator follows it.</summary>
    public bool EndsInFigure(int figures) =>
        !EndsInSeparator && (Fields.Count == figures + 1 || Fields[^1].Text.Contains(':', StringComparison.Ordinal));
}
