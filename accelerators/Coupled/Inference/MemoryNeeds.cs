using HwSim.Accelerators.Coupled.Kernels;
using HwSim.Accelerators.Coupled.Spec;
using HwSim.Core.Graph;

namespace HwSim.Accelerators.Coupled.Inference;

/// <summary>Counts what a network takes in memory from its graphs.</summary>
internal static class MemoryNeeds
{
    /// <summary>The share of a memory that weights, caches and activations may fill; the rest is the context of the driver, workspaces and fragments.</summary>
    public const double UsableShare = 0.95;

    /// <summary>What a run takes.</summary>
    /// <param name="spec">The machine.</param>
    /// <param name="prefill">Prefill of one sequence, the part of one GPU.</param>
    /// <param name="decode">The last decode step of one sequence, the part of one GPU.</param>
    public static InferenceMemory Of(CoupledSpec spec, WorkloadGraph prefill, WorkloadGraph decode)
    {
        double host = spec.Host.Memory.Capacity.Value * UsableShare / (spec.Peers is null ? spec.Gpus : 1);
        double device = spec.DeviceMemory is { } memory ? memory.Value * UsableShare : host;
        double weights = decode.Tensors.Where(t => t.Role == TensorRole.Weight).Sum(Bytes);
        double cache = decode.Operations.Where(o => StepShape.IsScores(o) || StepShape.IsContext(o)).Sum(o => Bytes(o.Inputs[1]));
        double activations = prefill.Operations.Where(o => !StepShape.IsScores(o) && !StepShape.IsContext(o) && o.Kind != OperationKind.Softmax)
            .Max(o => o.Inputs.Concat(o.Outputs).Where(t => t.Role == TensorRole.Activation).Sum(Bytes));
        return new InferenceMemory(weights, cache, activations, device, spec.IsUnified ? 0 : host);
    }

    private static double Bytes(Tensor tensor) => tensor.Elements * tensor.Format.EffectiveBits / 8;
}
