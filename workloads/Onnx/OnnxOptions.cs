namespace HwSim.Workloads.Onnx;

/// <summary>What an ONNX file leaves open and its reader has to be told.</summary>
public sealed record OnnxOptions
{
    /// <summary>
    /// Extents of symbolic dimensions by their name in the file (<c>batch</c>, <c>seq_len</c>), or by input and axis for those without one (<c>x.2</c>).
    /// The name of a scalar integer input sets its value, which decides branches that depend on it (<c>sr = 16000</c>).
    /// </summary>
    public IReadOnlyDictionary<string, long> Dimensions { get; init; } = new Dictionary<string, long>();

    /// <summary>
    /// The length in bytes of a file beside the model that holds external data, by its path relative to the model; null where there is no such file.
    /// The reader only asks for paths that stay inside the model's folder.
    /// </summary>
    public Func<string, long?> ExternalLength { get; init; } = static _ => null;
}
