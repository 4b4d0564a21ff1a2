using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HwSim.Cli.Input;
using HwSim.Cli.Output;
using HwSim.Core.Config;

namespace HwSim.Cli.Cluster;

/// <summary>Keeps a submission in its folder.</summary>
internal static class SubmissionFile
{
    private const string SchemaName = "hwsim.submission/1";

    private static readonly JsonSerializerOptions Options = new(JsonText.Indented)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The submission of a folder; null where it has none, or after diagnostics.</summary>
    public static Submission? Read(SubmissionFolder folder, Diagnostics into)
    {
        if (!File.Exists(folder.File) || InputFile.Text(folder.File, into) is not { } text)
        {
            return null;
        }

        try
        {
            JsonNode? document = JsonNode.Parse(text.Text);
            if (document is JsonObject && (string?)document["schema"] == SchemaName && document["submission"].Deserialize<Submission>(Options) is { } submission
                && ClusterEngines.All.Any(e => e.Name == submission.Engine))
            {
                return submission;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What is wrong is the same: the diagnostic follows.
        }

        into.Add(DiagnosticCode.BadJson, text.Start, $"the file is not a submission of this version of HwSim ({SchemaName})", "give --out another folder");
        return null;
    }

    public static void Write(SubmissionFolder folder, Submission submission) => OutputFiles.Write(
        folder.File,
        new JsonObject { ["schema"] = SchemaName, ["submission"] = JsonSerializer.SerializeToNode(submission, Options) }.ToJsonString(JsonText.Indented) + "\n");
}
