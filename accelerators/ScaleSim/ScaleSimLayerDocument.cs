namespace HwSim.Accelerators.ScaleSim;

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
                explanation.Corrected.TotalCycles, explanation.OwnComputeCycles,
                [.. explanation.Effects.Select(e => new ScaleSimEffectDocument(e.Defect.Id, e.Figure, e.Reported, e.Corrected, e.Defect.Sentence, e.Defect.Source))]));
}
