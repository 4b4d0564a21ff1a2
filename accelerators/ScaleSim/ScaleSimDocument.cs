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
