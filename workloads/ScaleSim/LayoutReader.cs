using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;

namespace HwSim.Workloads.ScaleSim;

/// <summary>Reads SCALE-Sim layout files: a header, then a name and twenty whole numbers per layer.</summary>
/// <remarks>Source: SCALE-Sim <c>layout_utils.py</c>.</remarks>
public static class LayoutReader
{
    private const int Figures = 20;

    /// <summary>Reads a layout; null when <paramref name="diagnostics"/> gained an entry.</summary>
    public static ImmutableArray<LayoutRow>? Read(SourceText source, Diagnostics diagnostics)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(diagnostics);
        int before = diagnostics.Count;
        var rows = ImmutableArray.CreateBuilder<LayoutRow>();
        int number = 0;
        foreach (string line in source.Text.Split('\n'))
        {
            number++;
            TopologyRow row = TopologyRow.Split(source, number, line);
            if (number > 1 && !row.IsBlank && ReadRow(row, diagnostics) is { } layout)
            {
                rows.Add(layout);
            }
        }

        return diagnostics.Count == before ? rows.ToImmutable() : null;
    }

    private static LayoutRow? ReadRow(TopologyRow row, Diagnostics diagnostics)
    {
        if (row.Fields.Count <= Figures)
        {
            diagnostics.Add(DiagnosticCode.BadTopology, row.At, $"a layout row needs a name and {Figures} numbers, this one has {row.Fields.Count} fields");
            return null;
        }

        int[] figures = new int[Figures];
        bool whole = true;
        for (int i = 0; i < Figures; i++)
        {
            TopologyField field = row.Fields[i + 1];
            if (!int.TryParse(field.Text, NumberStyles.None, CultureInfo.InvariantCulture, out figures[i]))
            {
                diagnostics.Add(DiagnosticCode.BadTopology, field.At, $"'{field.Text}' is not a whole number");
                whole = false;
            }
        }

        return whole
            ? new LayoutRow(row.Fields[0].Text, [.. figures[..6]], [.. figures[6..9]], [.. figures[9..12]], [.. figures[12..16]], [.. figures[16..20]])
            : null;
    }
}
