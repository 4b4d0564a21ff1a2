using System.Text.Json.Serialization;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>Snake case, indented, <c>\n</c> line ends.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ScaleSimDocument))]
internal sealed partial class ScaleSimJson : JsonSerializerContext;
