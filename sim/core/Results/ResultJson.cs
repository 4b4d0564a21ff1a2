using System.Text.Json;
using System.Text.Json.Serialization;

namespace HwSim.Core.Results;

/// <summary>Writes and reads result documents: snake case, shortest round-trip numbers, <c>\n</c> line ends.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(RunResult))]
public sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>The text of a result.</summary>
    public static string Write(RunResult result) => JsonSerializer.Serialize(result, Default.RunResult) + "\n";

    /// <summary>Reads the text of a result; null where the document is something else.</summary>
    /// <exception cref="JsonException">The text is not JSON, or lacks a required key.</exception>
    public static RunResult? ReadRun(string text) => JsonSerializer.Deserialize(text, Default.RunResult);
}
