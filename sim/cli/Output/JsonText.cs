using System.Text.Json;

namespace HwSim.Cli.Output;

/// <summary>How JSON documents are written.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, NewLine = "\n" };
}
