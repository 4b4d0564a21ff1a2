using System.Text.Json.Serialization;
using HwSim.Core.Engine.Exploration;

namespace HwSim.Store;

/// <summary>How journal lines are written: one JSON document a line, shortest round-trip numbers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StudyRecord))]
[JsonSerializable(typeof(PointResult))]
internal sealed partial class JournalJson : JsonSerializerContext;
