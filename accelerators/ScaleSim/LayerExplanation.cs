using System.Collections.Immutable;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>What the corrected model says of a layer, and why it differs from SCALE-Sim.</summary>
/// <param name="Reported">What SCALE-Sim reports.</param>
/// <param name="Corrected">The same figures with every defect put right together.</param>
/// <param name="OwnComputeCycles">Compute cycles of HwSim's own systolic array of the same shape and dataflow; null where the sparsity has no counterpart there.</param>
/// <param name="Effects">The effect of each defect alone, where it has one.</param>
public sealed record LayerExplanation(
    LayerFigures Reported,
    LayerFigures Corrected,
    long? OwnComputeCycles,
    ImmutableArray<DefectEffect> Effects);
