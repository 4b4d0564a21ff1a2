using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>The JSON document of a SCALE-Sim run.</summary>
/// <param name="RunName">Name of the run.</param>
/// <param name="Topology">Name of the network.</param>
/// <param name="Directory">Where the reports went.</param>
/// <param name="Layers">The layers in order.</param>
public sealed record ScaleSimDocument(string RunName, string Topology, string Directory, ImmutableArray<ScaleSimLayerDocument> Layers)
{
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "hwsim.scalesim/1";

    /// <summary>Sum of Total Cycles over the layers.</summary>
    public long TotalCycles => Layers.Sum(layer => layer.TotalCycles);

    /// <summary>Sum of Stall Cycles over the layers.</summary>
    public long StallCycles => Layers.Sum(layer => layer.StallCycles);

    /// <summary>Sum of corrected cycles over the layers; null unless an explanation was asked for.</summary>
    public long? CorrectedTotalCycles => Layers.All(layer => layer.Explanation is not null) ? Layers.Sum(layer => layer.Explanation!.CorrectedTotalCycles) : null;

    /// <summary>The text of the document.</summary>
    public string Write() => JsonSerializer.Serialize(this, ScaleSimJson.Default.ScaleSimDocument) + "\n";
}

/// <summary>A layer in the JSON document.</summary>
public sealed record ScaleSimLayerDocument(
    string Name,
    long TotalCyclesInclPrefetch,
    long TotalCycles,
    long StallCycles,
    double OverallUtilPct,
    double MappingEffPct,
    double ComputeUtilPct,
    ScaleSimOperandDocument Ifmap,
    ScaleSimOperandDocument Filter,
    ScaleSimOperandDocument Ofmap,
    ScaleSimStorageDocument? FilterStorage,
    ScaleSimExplanationDocument? Explanation)
{
    public static ScaleSimLayerDocument Of(string name, LayerFigures figures, LayerExplanation? explanation) => new(
        name,
        figures.TotalCyclesInclPrefetch,
        figures.TotalCycles,
        figures.StallCycles,
        figures.OverallUtilization,
        figures.MappingEfficiency,
        figures.ComputeUtilization,
        ScaleSimOperandDocument.Of(figures.Ifmap, figures.IfmapSramReads.Value, figures.IfmapSramBandwidth),
        ScaleSimOperandDocument.Of(figures.Filter, figures.FilterSramReads, figures.FilterSramBandwidth),
        ScaleSimOperandDocument.Of(figures.Ofmap, figures.OfmapSramWrites, figures.OfmapSramBandwidth),
        figures.Storage is { } storage ? new(storage.Original.Value, storage.Compressed.Value, storage.Metadata.Value, figures.MetadataSramBandwidth) : null,
        explanation is null
            ? null
            : new(
                explanation.Corrected.TotalCycles,
                [.. explanation.Effects.Select(e => new ScaleSimEffectDocument(e.Defect.Id, e.Figure, e.Reported, e.Corrected, e.Defect.Sentence, e.Defect.Source))]));
}

/// <summary>An operand in the JSON document; accesses in words, bandwidths in words per cycle.</summary>
public sealed record ScaleSimOperandDocument(
    double SramAccesses,
    double AvgSramBandwidth,
    long SramStart,
    long SramStop,
    long DramWords,
    double AvgDramBandwidth,
    long DramStart,
    long DramStop)
{
    public static ScaleSimOperandDocument Of(OperandActivity activity, double accesses, double bandwidth) => new(
        accesses, bandwidth, activity.SramStart, activity.SramStop, activity.DramWords, activity.DramBandwidth, activity.DramStart, activity.DramStop);
}

/// <summary>Filter storage in the JSON document, in words.</summary>
public sealed record ScaleSimStorageDocument(double Original, double Compressed, double Metadata, double AvgMetadataSramBandwidth);

/// <summary>What the corrected model says, in the JSON document.</summary>
public sealed record ScaleSimExplanationDocument(long CorrectedTotalCycles, ImmutableArray<ScaleSimEffectDocument> Defects);

/// <summary>The effect of one defect in the JSON document.</summary>
public sealed record ScaleSimEffectDocument(string Id, string Figure, double Reported, double Corrected, string Reason, string Source);

/// <summary>Snake case, indented, <c>\n</c> line ends.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ScaleSimDocument))]
internal sealed partial class ScaleSimJson : JsonSerializerContext;
