using System.Collections.Immutable;

namespace HwSim.Accelerators.ScaleSim;

/// <summary>What the corrected model says, in the JSON document.</summary>
public sealed record ScaleSimExplanationDocument(long CorrectedTotalCycles, long? OwnComputeCycles, ImmutableArray<ScaleSimEffectDocument> Defects);
