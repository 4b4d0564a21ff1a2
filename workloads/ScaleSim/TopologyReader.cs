using System.Collections.Immutable;
using System.Globalization;
using HwSim.Core.Config;
using HwSim.Core.Graph;

namespace HwSim.Workloads.ScaleSim;

/// <summary>
/// Reads SCALE-Sim topology files, the sloppy ones too: commas or tabs, with or without the trailing comma, extra
/// columns, comments after the last comma, blank lines, a header of any wording.
/// </summary>
/// <remarks>
/// Source: SCALE-Sim <c>topology_utils.py</c>. It always skips the first line and drops whatever follows the last comma
/// of a row; where that loses a figure the row is read as it was meant, with a note.
/// </remarks>
public sealed class TopologyReader
{
    /// <summary>Depthwise rows are expanded; this bounds what a wrong channel count can ask for.</summary>
    private const int MostLayers = 100_000;

    private readonly SourceText source;
    private readonly TopologyKind kind;
    private readonly Diagnostics diagnostics;
    private readonly ImmutableArray<TopologyLayer>.Builder layers = ImmutableArray.CreateBuilder<TopologyLayer>();
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();

    private TopologyReader(SourceText source, TopologyKind kind, Diagnostics diagnostics)
    {
        this.source = source;
        this.kind = kind;
        this.diagnostics = diagnostics;
    }

    /// <summary>Figures of a row after its name: 7 of a convolution, 3 of a matrix product.</summary>
    private int Figures => kind == TopologyKind.Convolution ? 7 : 3;

    /// <summary>Reads a topology; null when <paramref name="diagnostics"/> gained an entry.</summary>
    /// <param name="source">The file.</param>
    /// <param name="name">Name of the network, usually the file's without its extension.</param>
    /// <param name="kind">What the rows describe.</param>
    /// <param name="diagnostics">Takes every problem of the file.</param>
    public static Topology? Read(SourceText source, string name, TopologyKind kind, Diagnostics diagnostics)
    {
        int before = diagnostics.Count;
        var reader = new TopologyReader(source, kind, diagnostics);
        reader.ReadRows();
        return diagnostics.Count == before
            ? new Topology(name, kind, reader.layers.ToImmutable(), reader.findings.ToImmutable())
            : null;
    }

    private void ReadRows()
    {
        bool headerSeen = false;
        int number = 0;
        foreach (string line in source.Text.Split('\n'))
        {
            number++;
            TopologyRow row = TopologyRow.Split(source, number, line);
            if (number == 1)
            {
                headerSeen = !row.IsBlank;
                if (row.LooksLikeData(Figures))
                {
                    Warn($"{row.At}: the first line is taken for the header, as SCALE-Sim does, although it looks like a layer; it is left out");
                }

                continue;
            }

            if (row.IsBlank)
            {
                continue;
            }

            if (!headerSeen && !row.LooksLikeData(Figures))
            {
                headerSeen = true;
                continue;
            }

            headerSeen = true;
            ReadLayer(row);
            if (layers.Count > MostLayers)
            {
                diagnostics.Add(DiagnosticCode.BadTopology, row.At, $"the topology has more than {MostLayers} layers once its depthwise rows are expanded");
                return;
            }
        }

        if (layers.Count == 0 && diagnostics.IsEmpty)
        {
            diagnostics.Add(DiagnosticCode.BadTopology, source.Start, "the topology holds no layer", "the first line is the header and never a layer");
        }
    }

    private void ReadLayer(TopologyRow row)
    {
        if (row.Fields.Count <= Figures)
        {
            string wanted = kind == TopologyKind.Convolution
                ? "name, IFMAP height, IFMAP width, filter height, filter width, channels, filters, stride"
                : "name, M, N, K";
            string hint = kind == TopologyKind.Convolution && row.LooksLikeData(3) ? "for matrix products use '-i gemm'" : $"a row needs {wanted}";
            diagnostics.Add(DiagnosticCode.BadTopology, row.At, $"the row has {row.Fields.Count} fields and needs {Figures + 1}", hint);
            return;
        }

        int[] figures = new int[Figures];
        bool whole = true;
        for (int i = 0; i < figures.Length; i++)
        {
            whole &= ReadFigure(row.Fields[i + 1], out figures[i]);
        }

        if (ReadSparsity(row) is not { } sparsity || !whole)
        {
            return;
        }

        string name = row.Fields[0].Text;
        TopologyLayer layer = kind == TopologyKind.Convolution
            ? new(name, figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6], sparsity, row.At)
            : new(name, figures[0], figures[2], 1, figures[2], 1, figures[1], 1, sparsity, row.At);
        if (row.EndsInFigure(Figures))
        {
            Note($"{row.At}: the row has no trailing comma, for want of which SCALE-Sim drops its last field; it is read whole");
        }

        if (Fits(layer, row))
        {
            Add(layer);
        }
    }

    /// <summary>SCALE-Sim takes a convolution whose name holds <c>DP</c> for a depthwise one: one layer per channel.</summary>
    private void Add(TopologyLayer layer)
    {
        if (kind == TopologyKind.Gemm || !layer.Name.Contains("DP", StringComparison.Ordinal))
        {
            layers.Add(layer);
            return;
        }

        for (int channel = 0; channel < Math.Min(layer.Channels, MostLayers + 1); channel++)
        {
            layers.Add(layer with { Name = string.Create(CultureInfo.InvariantCulture, $"{layer.Name}Channel_{channel}"), Channels = 1 });
        }
    }

    private bool Fits(TopologyLayer layer, TopologyRow row)
    {
        if (layer.FilterHeight > layer.IfmapHeight || layer.FilterWidth > layer.IfmapWidth)
        {
            diagnostics.Add(DiagnosticCode.BadTopology, row.At, $"the filter {layer.FilterHeight}x{layer.FilterWidth} is larger than the ifmap {layer.IfmapHeight}x{layer.IfmapWidth}", "the ifmap must hold its padding");
            return false;
        }

        // Addresses are 32 bits wide, in SCALE-Sim and here.
        Int128 height = Int128.Max(layer.IfmapHeight, ((layer.OfmapHeight - 1) * layer.Stride) + layer.FilterHeight);
        Int128 width = Int128.Max(layer.IfmapWidth, ((layer.OfmapWidth - 1) * layer.Stride) + layer.FilterWidth);
        Int128 filter = (Int128)layer.FilterHeight * layer.FilterWidth * layer.Channels * layer.Filters;
        Int128 ofmap = (Int128)layer.OfmapHeight * layer.OfmapWidth * layer.Filters;
        if (Int128.Max(Int128.Max(height * width * layer.Channels, filter), ofmap) > int.MaxValue)
        {
            diagnostics.Add(DiagnosticCode.BadTopology, row.At, "an operand of the layer has more than 2^31 words", "split the layer");
            return false;
        }

        return true;
    }

    private bool ReadFigure(TopologyField field, out int value)
    {
        if (int.TryParse(field.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= 1)
        {
            return true;
        }

        string message = field.Text.Length == 0 ? "a figure is missing" : $"'{field.Text}' is not a whole number from 1 to {int.MaxValue}";
        diagnostics.Add(DiagnosticCode.BadTopology, field.At, message);
        return false;
    }

    /// <summary>The first field after the figures that holds a colon is the N:M ratio; without one the layer is dense.</summary>
    private NmPattern? ReadSparsity(TopologyRow row)
    {
        TopologyField? field = row.Fields.Skip(Figures + 1).FirstOrDefault(f => f.Text.Contains(':', StringComparison.Ordinal));
        if (field is null)
        {
            return NmPattern.Dense;
        }

        string[] ratio = field.Text.Split(':');
        if (ratio.Length == 2
            && int.TryParse(ratio[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int kept)
            && int.TryParse(ratio[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int group)
            && kept >= 1 && kept <= group)
        {
            return new NmPattern(kept, group);
        }

        diagnostics.Add(DiagnosticCode.BadTopology, field.At, $"'{field.Text}' is not a ratio N:M with 1 <= N <= M", "write for example 2:4");
        return null;
    }

    private void Note(string message) => findings.Add(new Finding("scalesim-topology", FindingLevel.Note, message));

    private void Warn(string message) => findings.Add(new Finding("scalesim-topology", FindingLevel.Warning, message));
}
