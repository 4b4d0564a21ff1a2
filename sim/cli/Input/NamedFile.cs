namespace HwSim.Cli.Input;

/// <summary>A file that a study names.</summary>
/// <param name="Name">Its name, as a path from the study.</param>
/// <param name="Path">Where it is.</param>
/// <param name="IsWeights">True for the weights of an ONNX model, of which nothing but the length is used.</param>
internal sealed record NamedFile(string Name, string Path, bool IsWeights);
