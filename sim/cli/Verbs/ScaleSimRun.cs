using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HwSim.Accelerators.ScaleSim;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;
using HwSim.Workloads.ScaleSim;

namespace HwSim.Cli.Verbs;

/// <summary>One run of <c>hwsim scalesim</c>: reads, simulates, writes the reports, prints a table.</summary>
internal sealed record ScaleSimRun(
    string ConfigPath,
    string TopologyPath,
    string? LayoutPath,
    string OutputPath,
    TopologyKind Kind,
    bool Explain,
    string? JsonPath)
{
    private readonly Diagnostics diagnostics = new();
    private readonly List<Finding> notes = [];

    /// <summary>Runs; returns the exit code.</summary>
    public int Execute()
    {
        ScaleSimConfig? config = InputFile.Text(ConfigPath, diagnostics) is { } configText ? ScaleSimConfigReader.Read(configText, diagnostics, notes) : null;
        Topology? topology = InputFile.Text(TopologyPath, diagnostics) is { } topologyText
            ? TopologyReader.Read(topologyText, Path.GetFileNameWithoutExtension(TopologyPath), Kind, diagnostics)
            : null;
        notes.AddRange(topology?.Findings ?? []);
        if (LayoutPath is not null && InputFile.Text(LayoutPath, diagnostics) is { } layoutText)
        {
            LayoutReader.Read(layoutText, diagnostics);
        }

        PrintNotes();
        InputException.ThrowIfAny(diagnostics);

        ImmutableArray<ScaleSimLayer> layers = [.. topology!.Layers.Select(LayerOf)];
        ImmutableArray<LayerOutcome> outcomes = ScaleSimNetwork.Run(layers, config!);
        for (int i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] is LayerOutcome.Refused refused)
            {
                diagnostics.Add(DiagnosticCode.Infeasible, topology.Layers[i].At, $"SCALE-Sim has no figures for layer '{layers[i].Name}': {refused.Reason}");
            }
        }

        InputException.ThrowIfAny(diagnostics);

        ImmutableArray<LayerFigures> figures = [.. outcomes.Select(outcome => ((LayerOutcome.Reported)outcome).Figures)];
        ImmutableArray<LayerExplanation>? explanations = Explain ? ScaleSimNetwork.Explain(layers, config!) : null;
        return Write(config!, topology.Name, [.. layers.Select(layer => layer.Name)], figures, explanations);
    }

    private static ScaleSimLayer LayerOf(TopologyLayer layer) => new(
        layer.Name,
        layer.IfmapHeight,
        layer.IfmapWidth,
        layer.FilterHeight,
        layer.FilterWidth,
        layer.Channels,
        layer.Filters,
        layer.Stride,
        layer.Sparsity.N,
        layer.Sparsity.M);

    private int Write(
        ScaleSimConfig config,
        string topology,
        ImmutableArray<string> names,
        ImmutableArray<LayerFigures> figures,
        ImmutableArray<LayerExplanation>? explanations)
    {
        string directory = Path.Combine(OutputPath, config.RunName);
        bool sparse = config.Sparsity is not null;
        List<(string Name, string Text)> files =
        [
            (ScaleSimReports.ComputeFile, ScaleSimReports.Compute(figures)),
            (ScaleSimReports.BandwidthFile, ScaleSimReports.Bandwidth(figures, sparse)),
            (ScaleSimReports.DetailedFile, ScaleSimReports.Detailed(figures)),
        ];
        if (config.Sparsity is { } sparsity)
        {
            files.Add((ScaleSimReports.SparseFile, ScaleSimReports.Sparse(figures, sparsity.Representation)));
        }

        if (explanations is { } explained)
        {
            files.Add((ExplanationText.FileName, ExplanationText.Markdown(config.RunName, names, explained)));
        }

        string document = JsonPath is null
            ? string.Empty
            : new ScaleSimDocument(config.RunName, topology, directory, [.. names.Select((name, i) => ScaleSimLayerDocument.Of(name, figures[i], explanations?[i]))]).Write();
        OutputFiles.CheckFolder(directory);
        foreach ((string name, string text) in files)
        {
            OutputFiles.Write(Path.Combine(directory, name), text);
        }

        if (JsonPath is not null)
        {
            JsonTarget.Write(JsonPath, document);
        }

        if (JsonPath != "-")
        {
            Print(directory, names, figures, explanations);
        }

        return ExitCode.Fine;
    }

    private static void Print(string directory, ImmutableArray<string> names, ImmutableArray<LayerFigures> figures, ImmutableArray<LayerExplanation>? explanations)
    {
        var text = new StringBuilder();
        int width = Math.Clamp(names.Max(name => name.Length), 5, 40);
        string Cell(string name) => (name.Length > width ? name[..width] : name).PadRight(width);
        text.Append(CultureInfo.InvariantCulture, $"{Cell("layer")} {"total cycles",15} {"stall cycles",15} {"util %",8} {"mapping %",10}");
        text.AppendLine(explanations is null ? string.Empty : $" {"corrected",15}");
        for (int i = 0; i < figures.Length; i++)
        {
            LayerFigures layer = figures[i];
            text.Append(CultureInfo.InvariantCulture, $"{Cell(Printable(names[i]))} {layer.TotalCycles,15:N0} {layer.StallCycles,15:N0} {layer.OverallUtilization,8:F2} {layer.MappingEfficiency,10:F2}");
            text.AppendLine(explanations is { } explained ? string.Create(CultureInfo.InvariantCulture, $" {explained[i].Corrected.TotalCycles,15:N0}") : string.Empty);
        }

        text.Append(CultureInfo.InvariantCulture, $"{Cell("total")} {figures.Sum(f => f.TotalCycles),15:N0} {figures.Sum(f => f.StallCycles),15:N0}");
        text.AppendLine(explanations is { } all ? string.Create(CultureInfo.InvariantCulture, $" {string.Empty,19} {all.Sum(e => e.Corrected.TotalCycles),15:N0}") : string.Empty);
        foreach (IGrouping<Defect, DefectEffect> group in explanations?.SelectMany(e => e.Effects).GroupBy(e => e.Defect) ?? [])
        {
            int layers = explanations!.Value.Count(e => e.Effects.Any(effect => effect.Defect == group.Key));
            text.AppendLine(CultureInfo.InvariantCulture, $"{group.Key.Id} in {layers} of {figures.Length} layers: {group.Key.Sentence}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"reports in {directory}");
        Terminal.Write(text.ToString());
    }

    private static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    private void PrintNotes()
    {
        foreach (Finding note in notes)
        {
            Terminal.Error($"{(note.Level == FindingLevel.Warning ? "warning" : "note")}: {Printable(note.Message)}");
        }
    }
}
