using System.Text.Json.Serialization;

namespace HwSim.Core.Results.Measured;

/// <summary>How kernel parameters are read: compiled, since files have millions of rows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KernelParameters))]
internal sealed partial class KernelParametersJson : JsonSerializerContext;
