using HwSim.Workloads;

namespace HwSim.Cli.Input;

/// <summary>What the command line says about a workload beside its name.</summary>
/// <param name="Options">Batch, sequence, phase, context.</param>
/// <param name="Dimensions">Symbolic dimensions of an ONNX model.</param>
/// <param name="Techniques">Techniques to apply, as written.</param>
/// <param name="Overrides"><c>path=value</c> over the workload file.</param>
/// <param name="Gemm">True where a SCALE-Sim topology lists products instead of convolutions.</param>
internal sealed record WorkloadArguments(
    WorkloadOptions Options, IReadOnlyDictionary<string, long> Dimensions, IReadOnlyList<string> Techniques, IReadOnlyList<string> Overrides, bool Gemm)
{
    /// <summary>Is told the files that an ONNX model keeps weights in: as the model names them, and where they are.</summary>
    public Action<string, string> UsesWeights { get; init; } = static (_, _) => { };
}
