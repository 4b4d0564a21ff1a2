using HwSim.Core.Config;

namespace HwSim.Workloads.Onnx.Reading;

/// <summary>Ends the import of a file that cannot be used; the reader turns it into its one diagnostic.</summary>
internal sealed class ImportException(DiagnosticCode code, string message, string suggestion = "") : Exception(message)
{
    public DiagnosticCode Code { get; } = code;

    public string Suggestion { get; } = suggestion;

    /// <summary>A file that breaks the rules of ONNX.</summary>
    public static ImportException Bad(string message) => new(DiagnosticCode.BadOnnx, message);
}
